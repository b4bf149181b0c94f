import { type RefObject, useEffect, useState } from 'react';

interface VideoProps {
	/** So that whoever draws it can measure it. */
	videoRef: RefObject<HTMLVideoElement | null>;
	stream: MediaStream;
	className: string;
	/** Spoken name; a tile's video has none, as its tile has one. */
	label?: string;
	/** Told again whenever the picture changes its shape. In pixels of the video. */
	onPicture?: (size: { width: number; height: number }) => void;
}

/** Plays a stream's picture. Its sound is the engine's business: the element is always silent. */
export function Video({ videoRef, stream, className, label, onPicture }: VideoProps) {
	const [playing, setPlaying] = useState(false);
	useEffect(() => {
		const element = videoRef.current;
		if (!element) return;
		element.srcObject = stream;
		const play = () => {
			// A stream that is replaced while it starts rejects with AbortError; the next one plays by itself.
			element.play().catch(() => undefined);
		};
		play();
		return () => {
			element.srcObject = null;
		};
	}, [videoRef, stream]);
	return (
		<video
			ref={videoRef}
			className={className}
			data-playing={playing || undefined}
			autoPlay
			playsInline
			muted
			disablePictureInPicture
			onPlaying={() => setPlaying(true)}
			onEmptied={() => setPlaying(false)}
			onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
				if (videoWidth > 0) onPicture?.({ width: videoWidth, height: videoHeight });
			}}
			{...(label ? { 'aria-label': label } : { 'aria-hidden': true })}
		/>
	);
}
