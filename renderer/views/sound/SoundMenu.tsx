import { Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../look/Button.tsx';
import { Choice } from '../../look/Choice.tsx';
import { FieldHint } from '../../look/Field.tsx';
import { Toggle } from '../../look/Toggle.tsx';
import { useApp } from '../../stores/appContext.ts';
import { useIntents, useOwn } from '../../stores/callContext.ts';
import { usePerform } from '../keys/useKeys.ts';
import { DeviceChoices } from './DeviceChoices.tsx';
import styles from './SoundMenu.module.css';

interface SoundMenuProps {
	className: string;
	children: ReactNode;
}

/** Noise removal and devices, a click away from the microphone. */
export function SoundMenu({ className, children }: SoundMenuProps) {
	const { t } = useTranslation();
	const { settingsScreen } = useApp();
	return (
		<DialogTrigger>
			<IconButton className={className} label={t('call.sound')}>
				{children}
			</IconButton>
			<Popover className={styles.popover ?? ''} placement="top" offset={12} containerPadding={8}>
				<Dialog className={styles.dialog ?? ''}>
					{({ close }) => (
						<>
							<Heading slot="title" level={2} className={styles.title ?? ''}>
								{t('sound.title')}
							</Heading>
							<SoundChoices />
							<More onDone={close} />
							<Button
								kind="quiet"
								onPress={() => {
									close();
									settingsScreen.show('sound');
								}}
							>
								<Settings size="1.125rem" aria-hidden="true" />
								{t('settings.all')}
							</Button>
						</>
					)}
				</Dialog>
			</Popover>
		</DialogTrigger>
	);
}

/** For whoever has no keyboard at hand. */
function More({ onDone }: { onDone: () => void }) {
	const { t } = useTranslation();
	const perform = usePerform();
	return (
		<div className={styles.more}>
			{(['statistics', 'palette'] as const).map((id) => (
				<Button
					key={id}
					kind="quiet"
					onPress={() => {
						onDone();
						perform(id);
					}}
				>
					{t(`action.${id}`)}
				</Button>
			))}
		</div>
	);
}

function SoundChoices() {
	const { t } = useTranslation();
	const { settings } = useApp();
	const intents = useIntents();
	const wanted = useOwn((own) => own.denoise.wanted);
	const state = useOwn((own) => own.denoise.state);
	const sharing = useOwn((own) => own.share.kind !== 'off');
	const favours = useOwn((own) => own.share.favours);
	return (
		<>
			<div>
				<Toggle
					label={t('sound.denoise')}
					on={wanted}
					onChange={(on) => {
						settings.setState({ denoise: on });
						void intents.setDenoise(on);
					}}
				/>
				{state === 'failed' && <FieldHint>{t('sound.denoiseFailed')}</FieldHint>}
			</div>
			<DeviceChoices />
			{sharing && (
				<Choice
					label={t('sound.favours')}
					value={favours}
					options={[
						{ id: 'text', name: t('sound.favoursText') },
						{ id: 'motion', name: t('sound.favoursMotion') },
					]}
					onChange={(id) => intents.setShareFavours(id === 'motion' ? 'motion' : 'text')}
				/>
			)}
		</>
	);
}
