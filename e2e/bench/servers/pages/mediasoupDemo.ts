import { beDemoClient } from './demoClient.ts';

/** The dialect of October 2025 and later: the one that `ProtooData` is in. */
beDemoClient({ ask: (_method, data) => data, hear: (_method, data) => data });
