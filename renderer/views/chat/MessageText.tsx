import { useMemo } from 'react';
import { useApp } from '../../stores/appContext.ts';
import { splitLinks } from './links.ts';
import styles from './Messages.module.css';

/** What somebody wrote: text and never anything else, its links in full. */
export function MessageText({ text }: { text: string }) {
	const { navigation } = useApp();
	const pieces = useMemo(() => splitLinks(text), [text]);
	return (
		<p className={styles.text} dir="auto">
			{pieces.map((piece, index) => {
				if (piece.kind === 'words') return piece.text;
				const { href, leads } = piece;
				return (
					<a
						// biome-ignore lint/suspicious/noArrayIndexKey: a message never changes
						key={index}
						className={styles.link}
						href={href}
						dir="ltr"
						rel="noopener noreferrer"
						target="_blank"
						onClick={(event) => {
							if (leads !== 'call') return;
							// Where a call is open already, one is asked first.
							event.preventDefault();
							void navigation.openLink(href);
						}}
					>
						{piece.text}
					</a>
				);
			})}
		</p>
	);
}
