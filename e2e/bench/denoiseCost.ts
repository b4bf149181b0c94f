import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import createRnnoiseWasm from '@jitsi/rnnoise-wasm/dist/rnnoise-sync.js';
import { whiteNoise } from '../sound/measure/testSounds.ts';

const frameLength = 480;
const quantumLength = 128;
/** Two seconds of sound: a whole number of frames and of quanta. */
const roundLength = 96_000;
const framesPerRound = roundLength / frameLength;
const rounds = 15;

/** Microseconds for 10 ms of sound, one number each round. */
export interface DenoiseCost {
	/** Of `_rnnoise_process_frame`. */
	readonly bare: readonly number[];
	/** Of our processor: ring, scaling, RNNoise, reports to the page. */
	readonly worklet: readonly number[];
}

/**
 * Measures what our AudioWorklet processor adds to RNNoise itself. Both run in this process, in turns, so that
 * what else the machine does meets both. Takes some 20 s.
 */
export async function measureDenoiseCost(): Promise<DenoiseCost> {
	const sound = whiteNoise(roundLength, 0.1);
	const bare = bareRounds(sound);
	const worklet = await workletRounds(sound);
	const cost: { bare: number[]; worklet: number[] } = { bare: [], worklet: [] };
	try {
		// The first turns are the compiler's.
		for (let round = -2; round < rounds; round++) {
			const bareTime = time(bare.run);
			const workletTime = time(worklet.run);
			if (round < 0) continue;
			cost.bare.push(bareTime / framesPerRound);
			cost.worklet.push(workletTime / framesPerRound);
			// Lets the port's messages go.
			await new Promise((resolve) => setImmediate(resolve));
		}
	} finally {
		worklet.close();
	}
	return cost;
}

function bareRounds(sound: Float32Array): { run(): void } {
	const wasm = createRnnoiseWasm();
	const state = wasm._rnnoise_create(0);
	const pointer = wasm._malloc(frameLength * Float32Array.BYTES_PER_ELEMENT);
	const scaled = sound.map((sample) => sample * 32_768);
	return {
		run() {
			for (let at = 0; at < scaled.length; at += frameLength) {
				wasm.HEAPF32.set(scaled.subarray(at, at + frameLength), pointer / Float32Array.BYTES_PER_ELEMENT);
				wasm._rnnoise_process_frame(state, pointer, pointer);
			}
		},
	};
}

interface Processor {
	readonly port: MessagePort;
	process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

type ProcessorClass = new (options: { processorOptions: { wasm: WebAssembly.Module } }) => Processor;

async function workletRounds(sound: Float32Array): Promise<{ run(): void; close(): void }> {
	registered ??= await loadProcessor();
	const processor = new registered({ processorOptions: { wasm: await compiled() } });
	const outputs = [[new Float32Array(quantumLength)]];
	const inputs: Float32Array[][][] = [];
	for (let at = 0; at < sound.length; at += quantumLength) {
		inputs.push([[sound.subarray(at, at + quantumLength)]]);
	}
	return {
		run() {
			for (const input of inputs) processor.process(input, outputs);
			if (!outputs[0]?.[0]?.some((sample) => sample !== 0)) throw new Error('The processor is silent');
		},
		close: () => processor.port.close(),
	};
}

/** A module registers its processor only once. */
let registered: ProcessorClass | null = null;

/** The processor that the page loads, in a scope like an AudioWorklet's. */
async function loadProcessor(): Promise<ProcessorClass> {
	const found: ProcessorClass[] = [];
	Object.assign(globalThis, {
		AudioWorkletProcessor: class {
			readonly port = new MessageChannel().port1;
		},
		registerProcessor: (_name: string, processor: ProcessorClass) => found.push(processor),
	});
	await import('../../renderer/sound/denoise/denoiseProcessor.worklet.ts');
	if (!found[0]) throw new Error('The worklet registers no processor');
	return found[0];
}

/** The same wasm as in the page: the text in the package, decoded. */
async function compiled(): Promise<WebAssembly.Module> {
	const file = createRequire(import.meta.url).resolve('@jitsi/rnnoise-wasm/dist/rnnoise-sync.js');
	const base64 = /base64,([A-Za-z0-9+/=]+)"/.exec(await readFile(file, 'utf8'))?.[1];
	if (!base64) throw new Error(`${file} carries no wasm`);
	return WebAssembly.compile(Buffer.from(base64, 'base64'));
}

/** Microseconds. */
function time(run: () => void): number {
	const began = performance.now();
	run();
	return (performance.now() - began) * 1000;
}
