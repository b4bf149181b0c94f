import {
	ChartLine,
	Ellipsis,
	Hand,
	LayoutGrid,
	type LucideIcon,
	MessageSquare,
	MonitorUp,
	Search,
	Settings,
	UserPlus,
	Users,
} from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type ActionId, actions } from '../../actions/actions.ts';
import { IconButton } from '../../look/Button.tsx';
import { useCall } from '../../stores/callContext.ts';
import { useSurroundings } from '../keys/useKeys.ts';
import styles from './TileMenu.module.css';
import { UnreadMark } from './UnreadMark.tsx';

/** What a narrow bar has no room for, what one wants most first. */
const listed: readonly (readonly [ActionId, LucideIcon])[] = [
	['share', MonitorUp],
	['hand', Hand],
	['chat', MessageSquare],
	['people', Users],
	['invite', UserPlus],
	['layout', LayoutGrid],
	['statistics', ChartLine],
	['palette', Search],
	['settings', Settings],
];

/** Everything else that can be done in the call, behind one button. */
export function MoreMenu({ className }: { className: string }) {
	const { t } = useTranslation();
	const unread = useCall(({ call }) => call.chat.unread);
	return (
		<MenuTrigger>
			<IconButton
				className={className}
				label={unread > 0 ? t('call.moreUnread', { count: unread }) : t('call.moreMenu')}
				data-panels="more"
			>
				<Ellipsis size="1.375rem" aria-hidden="true" />
				<UnreadMark count={unread} />
			</IconButton>
			<Popover className={styles.popover ?? ''} placement="top end" offset={12} containerPadding={8}>
				<Lines />
			</Popover>
		</MenuTrigger>
	);
}

/** Made when it opens: it says what each would do now. */
function Lines() {
	const { t } = useTranslation();
	const surroundings = useSurroundings();
	const here = surroundings();
	const shown = listed.filter(([id]) => actions[id].readiness(here) !== 'absent');
	return (
		<Menu className={`${styles.dialog} ${styles.menu}`} aria-label={t('call.moreMenu')}>
			{shown.map(([id, Icon]) => {
				const { title, readiness, perform } = actions[id];
				const text = title(here, t);
				const ready = readiness(here);
				const why = typeof ready === 'object' ? t(ready.why) : null;
				return (
					<MenuItem
						key={id}
						id={id}
						className={styles.item ?? ''}
						textValue={text}
						// Not disabled: the keyboard has to come to the reason.
						{...(why && { 'data-unavailable': true, shouldCloseOnSelect: false })}
						onAction={() => {
							if (!why) perform(surroundings());
						}}
					>
						<Icon size="1.125rem" aria-hidden="true" />
						<span className={styles.text}>
							{text}
							{why && <span className={styles.why}> {why}</span>}
						</span>
					</MenuItem>
				);
			})}
		</Menu>
	);
}
