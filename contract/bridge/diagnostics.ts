import { z } from '../schema.ts';

/** The first words of a report: nothing else is saved for the page. */
export const reportHead = 'Parley report';
const longestReport = 400_000;

const report = z.string().max(longestReport, { abort: true }).startsWith(reportHead);

export const diagnosticsCalls = {
	/** What the main process knows: versions, and the log's last lines, without names and addresses. */
	gather: { data: z.undefined(), reply: z.string().max(longestReport) },
	/** Asks the person where to save a report. The page learns no path. */
	save: { data: z.object({ text: report }), reply: z.enum(['saved', 'cancelled', 'failed']) },
	/** For the log: something went wrong in the page. Its kind and place, never its words. */
	pageError: { data: z.object({ what: z.string().regex(/^[\w.: -]{1,160}$/) }), reply: z.undefined() },
} as const;
