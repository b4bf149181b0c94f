import { Device } from 'mediasoup-client';
import type { RtpCapabilities } from '../../../contract/signalling/rtp.ts';

/** Makes the device that knows what this browser can send and receive. Injected, so that tests run without one. */
export type LoadDevice = (routerRtpCapabilities: RtpCapabilities) => Promise<Device>;

export const loadDevice: LoadDevice = async (routerRtpCapabilities) => {
	const device = await Device.factory();
	await device.load({ routerRtpCapabilities: routerRtpCapabilities as never });
	return device;
};
