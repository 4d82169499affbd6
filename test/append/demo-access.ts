import { DemoAccess } from '../../src/access/demo/demo-access.ts';

/** The demo's access where no organisation has registered: whoever has no organisation may do everything. */
export const demoAccess = new DemoAccess({ count: 0, all: () => [], find: () => undefined });
