import { X } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import styles from './Sheet.module.css';

interface SheetProps {
	title: string;
	isOpen: boolean;
	onClose: () => void;
	/** In rem. */
	width?: number;
	children: ReactNode;
}

/** A dialog over everything; Escape, the cross and a click beside it close it. */
export function Sheet({ title, isOpen, onClose, width = 28, children }: SheetProps) {
	const { t } = useTranslation();
	return (
		<ModalOverlay
			className={styles.scrim ?? ''}
			isOpen={isOpen}
			onOpenChange={(open) => {
				if (!open) onClose();
			}}
			isDismissable
		>
			<Modal className={styles.sheet ?? ''} style={{ '--sheet-width': `${width}rem` } as CSSProperties}>
				<Dialog className={styles.dialog ?? ''}>
					<div className={styles.head}>
						<Heading slot="title" level={2}>
							{title}
						</Heading>
						<IconButton label={t('common.close')} onPress={onClose}>
							<X size="1.25rem" aria-hidden="true" />
						</IconButton>
					</div>
					<div className={styles.body}>{children}</div>
				</Dialog>
			</Modal>
		</ModalOverlay>
	);
}
