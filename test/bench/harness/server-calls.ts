import { Channel } from '@grpc/grpc-js';

/** Calls to an event store's server, by the name of the method. Of a batch stream each append counts, not the stream. */
export type ServerCalls = Readonly<Record<string, number>>;

interface Call {
  sendMessageWithContext(context: unknown, message: Buffer): void;
}

interface Calls {
  createCall(method: string, ...rest: readonly unknown[]): Call;
}

const STREAM_OF_MANY = 'BatchAppend';

/** Counts, from now on, what this process asks of its server, whoever asks: in the channel, below every client. */
export const countServerCalls = (): (() => ServerCalls) => {
  const counts: Record<string, number> = {};
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const channel = Channel.prototype as unknown as Calls;
  const create = channel.createCall;
  channel.createCall = function (method, ...rest) {
    const call = create.call(this, method, ...rest);
    const name = method.slice(method.lastIndexOf('/') + 1);
    if (name !== STREAM_OF_MANY) {
      count(name);
      return call;
    }
    const send = call.sendMessageWithContext;
    call.sendMessageWithContext = function (...message) {
      count(name);
      send.apply(this, message);
    };
    return call;
  };
  return () => ({ ...counts });
};
