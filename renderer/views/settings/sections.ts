import { AudioLines, Info, Keyboard, type LucideIcon, PanelTop, ShieldCheck, SunMoon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Platform } from '../../platform/platform.ts';
import type { SettingsSection } from '../../stores/settingsScreen.ts';
import { AboutSection } from './sections/AboutSection.tsx';
import { AppearanceSection } from './sections/AppearanceSection.tsx';
import { PrivacySection } from './sections/PrivacySection.tsx';
import { ShortcutsSection } from './sections/ShortcutsSection.tsx';
import { SoundSection } from './sections/SoundSection.tsx';
import { TraySection } from './sections/TraySection.tsx';

interface Section {
	readonly Icon: LucideIcon;
	readonly Body: ComponentType;
	/** Whether there is anything to choose here; always, where it is not said. */
	readonly isThere?: (platform: Platform) => boolean;
}

/** What is behind each name of the list. Its title is the text `settings.sections.<name>`. */
export const sections: Readonly<Record<SettingsSection, Section>> = {
	sound: { Icon: AudioLines, Body: SoundSection },
	appearance: { Icon: SunMoon, Body: AppearanceSection },
	shortcuts: { Icon: Keyboard, Body: ShortcutsSection },
	tray: { Icon: PanelTop, Body: TraySection, isThere: ({ desktop }) => desktop !== undefined },
	privacy: { Icon: ShieldCheck, Body: PrivacySection },
	about: { Icon: Info, Body: AboutSection },
};
