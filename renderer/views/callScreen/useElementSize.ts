import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Area } from './arrange.ts';

/** An element's inner size in CSS pixels, and again whenever it changes. */
export function useElementSize(ref: RefObject<HTMLElement | null>): Area {
	const [size, setSize] = useState<Area>({ width: 0, height: 0 });
	useLayoutEffect(() => {
		const element = ref.current;
		if (!element) return;
		const measure = () => {
			const { clientWidth: width, clientHeight: height } = element;
			setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
		};
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		return () => observer.disconnect();
	}, [ref]);
	return size;
}
