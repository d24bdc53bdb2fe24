import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {AppError} from '../model/error.ts';

/** Begins to listen; returns the port. Throws `agent-listen`. */
export function listenOn(
  server: Server,
  {host, port}: {host: string; port: number},
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: Error) =>
      reject(
        new AppError('agent-listen', {address: `${host}:${port}`, detail: cause.message}, {cause}),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
