/** A letter that the person sends themselves, with their own mail program, to whom they like. */
export interface Letter {
	readonly subject: string;
	readonly body: string;
}

/**
 * The address that opens a new letter (RFC 6068). It names nobody: whom it goes to is the person's to say,
 * and nothing that stands in the letter can become another field of it.
 */
export function mailAddress({ subject, body }: Letter): string {
	// RFC 6068, 5: lines end with CRLF. A raw line break in the subject would be one in its header.
	const oneLine = subject.replace(/\s+/g, ' ').trim();
	const lines = body.replace(/\r\n?|\n/g, '\r\n');
	return `mailto:?subject=${encodeURIComponent(oneLine)}&body=${encodeURIComponent(lines)}`;
}
