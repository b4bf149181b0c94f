import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../stores/callContext.ts';
import { AskToRemove, type PersonToRemove } from '../people/AskToRemove.tsx';
import { PersonTile } from './PersonTile.tsx';
import { ShareTile } from './ShareTile.tsx';
import styles from './Stage.module.css';
import { StageProvider } from './stageContext.ts';
import { walkTiles } from './stageFocus.ts';
import type { StagePlan } from './stagePlan.ts';
import tileStyles from './Tile.module.css';
import { placeStyle } from './tilePlace.ts';
import { useStageGround } from './useStageGround.ts';
import { useStagePlan } from './useStagePlan.ts';

interface StageProps {
	onShowPeople: () => void;
	/** The window is so small that the bar stands beside the tiles. */
	small: boolean;
}

/** The tiles: everybody equally, or what is pinned, a share or who speaks in the large place. */
export function Stage({ onShowPeople, small }: StageProps) {
	const { t } = useTranslation();
	const tiles = useRef<HTMLUListElement>(null);
	const ghosts = useRef<HTMLDivElement>(null);
	const stale = useCall((view) => view.call.phase.kind === 'reconnecting');
	const { plan, size, shaped } = useStagePlan(tiles, small);
	const [removing, askToRemove] = useState<PersonToRemove | null>(null);
	const { ground, over } = useStageGround({ tiles, ghosts, plan, size, shaped, askToRemove });
	const [reached, setReached] = useState<string | null>(null);
	const reachable = plan.tiles.some(({ key }) => key === reached) ? reached : plan.tiles[0]?.key;

	return (
		<StageProvider value={ground}>
			<div className={styles.stage}>
				<ul
					ref={tiles}
					className={styles.tiles}
					data-stale={stale || undefined}
					data-small={small || undefined}
					aria-label={t('call.people')}
					onKeyDown={walkTiles}
					onFocus={({ target }) => {
						const tile = target.closest<HTMLElement>('[data-tile]');
						if (tile?.dataset.tile) setReached(tile.dataset.tile);
					}}
				>
					{plan.tiles.map((tile) => {
						const Tile = tile.kind === 'share' ? ShareTile : PersonTile;
						return <Tile key={tile.key} tile={tile} isReached={tile.key === reachable} />;
					})}
					{plan.more && (
						<li>
							<Button
								className={tileStyles.more ?? ''}
								style={placeStyle(plan.more.place)}
								onPress={onShowPeople}
							>
								{t('call.more', { count: plan.more.count })}
							</Button>
						</li>
					)}
				</ul>
				<div ref={ghosts} className={styles.ghosts} aria-hidden="true" />
				{over && <DropZone plan={plan} />}
				<AskToRemove person={removing} onDone={() => askToRemove(null)} />
			</div>
		</StageProvider>
	);
}

function DropZone({ plan }: { plan: StagePlan }) {
	const { t } = useTranslation();
	const place = plan.tiles.find(({ large }) => large)?.place;
	return (
		<div className={styles.drop} style={place ? placeStyle(place) : { inset: 0 }} aria-hidden="true">
			<span className={styles.dropText}>{t('call.dropToPin')}</span>
		</div>
	);
}
