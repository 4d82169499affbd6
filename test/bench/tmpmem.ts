// node --expose-gc test/bench/tmpmem.ts DIR [mirror]
import { PROJECTIONS } from '../../projections/all.ts';
import { Runner } from '../../src/project/runner.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
const [dir = '', mirror] = process.argv.slice(2);
const store = await openSqliteStore(dir);
const mem = () => { (globalThis as any).gc?.(); (globalThis as any).gc?.(); const m = process.memoryUsage(); return Object.fromEntries(Object.entries(m).map(([k, v]) => [k, Math.round(v / 1e6)])); };
console.log('before', mem());
const cpu = process.threadCpuUsage(); const t = performance.now();
const runner = new Runner({ store, projections: PROJECTIONS, ...(mirror ? { mirrorDirectory: dir } : {}) });
await runner.start();
const used = process.threadCpuUsage(cpu);
console.log('applied', runner.applied, 'thread cpu', ((used.user + used.system) / 1e6).toFixed(1), 's; wall', ((performance.now() - t) / 1000).toFixed(1));
const m = mem();
console.log('after', m, 'bytes per event', Math.round(((m.heapUsed! + m.external!) * 1e6) / runner.applied));
if (process.argv.includes('hash')) console.log(runner.rowsHash);
await runner.close();
await store.close();
