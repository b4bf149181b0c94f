import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../../call/state.ts';

/** Pixels; what is less is no reading further up. */
const nearEnd = 32;

/**
 * Follows what is written as long as one reads at the end; who has scrolled up stays there.
 * @returns whether there is something new below what one reads, what scrolling does, and the way to the end
 */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>, messages: readonly ChatMessage[]) {
	const atEnd = useRef(true);
	const known = useRef<number | undefined>(undefined);
	const [newBelow, setNewBelow] = useState(false);

	const toEnd = useCallback(() => {
		const element = scroller.current;
		if (element) element.scrollTop = element.scrollHeight;
		atEnd.current = true;
		setNewBelow(false);
	}, [scroller]);

	const scrolled = useCallback(() => {
		const element = scroller.current;
		if (!element) return;
		atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd;
		if (atEnd.current) setNewBelow(false);
	}, [scroller]);

	useLayoutEffect(() => {
		const last = messages.at(-1);
		const isNew = last !== undefined && last.id !== known.current;
		known.current = last?.id;
		// What one has just written oneself is looked at.
		if (atEnd.current || (isNew && last.participantId === null)) toEnd();
		else if (isNew) setNewBelow(true);
	}, [messages, toEnd]);

	// The field grows with what is typed, and windows change.
	useEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const sizes = new ResizeObserver(() => {
			if (atEnd.current) toEnd();
		});
		sizes.observe(element);
		return () => sizes.disconnect();
	}, [scroller, toEnd]);

	return { newBelow, scrolled, toEnd };
}
