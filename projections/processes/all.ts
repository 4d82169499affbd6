import { mailboxAnswers, messages } from './messages.ts';
import type { Process } from './process.ts';
import { unansweredInterest } from './unanswered-interest.ts';

/** All process managers. */
export const PROCESSES: readonly Process[] = [unansweredInterest, messages, mailboxAnswers];
