import { z } from 'zod';

// zod compiles its checks with `new Function`, which every page's policy forbids. It has to be told before
// the first schema is made, so all of the contract takes zod from here.
if ('document' in globalThis) z.config({ jitless: true });

export { z };
