import { FAULTS } from './all.ts';
import { prove } from './prove.ts';

// Every second one: two files run beside each other.
prove(FAULTS.filter((_, index) => index % 2 === 0));
