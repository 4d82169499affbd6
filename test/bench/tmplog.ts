import { worldEvents } from './world/events.ts';
import { writeLog } from './world/log.ts';
import { millionWorld } from './world/million.ts';
const [dir = '', scale = '0.1'] = process.argv.slice(2);
console.log(writeLog(dir, worldEvents(millionWorld(Number(scale)))));
