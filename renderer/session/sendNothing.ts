/**
 * Stops a sender's RTP without renegotiation (webrtc-pc, 5.2: `active`). A muted track alone would still
 * send silence or black frames.
 */
export async function sendNothing(sender: RTCRtpSender | undefined, nothing: boolean): Promise<void> {
	if (!sender) return;
	const parameters = sender.getParameters();
	if (parameters.encodings.every(({ active }) => active === !nothing)) return;
	for (const encoding of parameters.encodings) encoding.active = !nothing;
	await sender.setParameters(parameters);
}
