/**
 * The few pieces of DER (ITU-T X.690) that a certificate is made of. A library for it brings half a
 * megabyte into a process that should start at once.
 */
const tag = {
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	objectIdentifier: 0x06,
	utf8String: 0x0c,
	sequence: 0x30,
	set: 0x31,
	utcTime: 0x17,
	generalizedTime: 0x18,
};

function value(type: number, content: Buffer): Buffer {
	const { length } = content;
	if (length < 0x80) return Buffer.concat([Buffer.from([type, length]), content]);
	const digits: number[] = [];
	for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
	return Buffer.concat([Buffer.from([type, 0x80 | digits.length, ...digits]), content]);
}

export const sequence = (...parts: Buffer[]): Buffer => value(tag.sequence, Buffer.concat(parts));
export const set = (...parts: Buffer[]): Buffer => value(tag.set, Buffer.concat(parts));
export const octets = (content: Buffer): Buffer => value(tag.octetString, content);
export const text = (content: string): Buffer => value(tag.utf8String, Buffer.from(content, 'utf8'));
export const yes: Buffer = Buffer.from([0x01, 0x01, 0xff]);

/** `[number]` around its content, as EXPLICIT and constructed types have it. */
export const tagged = (number: number, content: Buffer): Buffer => value(0xa0 | number, content);
/** `[number]` in place of a primitive type's own tag. */
export const implicit = (number: number, content: Buffer): Buffer => value(0x80 | number, content);

/** A positive number, most significant byte first. */
export function integer(bytes: Buffer): Buffer {
	const start = bytes.findIndex((byte) => byte !== 0);
	const trimmed = start < 0 ? Buffer.from([0]) : bytes.subarray(start);
	// A set first bit would make it negative.
	return value(tag.integer, (trimmed[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

export function bits(content: Buffer, unused = 0): Buffer {
	return value(tag.bitString, Buffer.concat([Buffer.from([unused]), content]));
}

/** `2.5.4.3` */
export function objectIdentifier(dotted: string): Buffer {
	const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
	const bytes = [first * 40 + second];
	for (const arc of rest) {
		const digits = [arc % 128];
		for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
			digits.unshift((left % 128) | 0x80);
		}
		bytes.push(...digits);
	}
	return value(tag.objectIdentifier, Buffer.from(bytes));
}

/** As X.509 wants it (RFC 5280, 4.1.2.5): two digits of the year until 2049, four after. */
export function time(date: Date): Buffer {
	const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
	return date.getUTCFullYear() < 2050
		? value(tag.utcTime, Buffer.from(digits.slice(2)))
		: value(tag.generalizedTime, Buffer.from(digits));
}
