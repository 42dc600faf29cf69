import net from 'node:net';
import { getSystemErrorName } from 'node:util';
import { failure, success } from './result.ts';
import type { Result } from './result.ts';

/** A bound socket that this process never accepts on: it is handed to children, so that it outlives each of them. */
export type Listener = {
  readonly fd: number;
  readonly host: string;
  readonly port: number;
  readonly url: string;
  close(): void;
};

/** Binds `host` (an IP address) and `port`; `setting` is the flag to name when the port is taken. */
export function openListener(host: string, port: number, setting: string): Result<Listener> {
  const handle = bind(host, port);
  const name = { address: host, port };
  // A taken port is told when the bound name is asked for, not when binding.
  const code = typeof handle === 'number' ? handle : handle.getsockname(name);
  if (typeof handle === 'number' || code !== 0)
    return failure(explain(getSystemErrorName(code), host, port, setting));
  return success({
    fd: handle.fd,
    host,
    port: name.port,
    url: `http://${browsable(host)}:${name.port}`,
    close: () => handle.close(),
  });
}

type Handle = {
  readonly fd: number;
  getsockname(into: { address: string; port: number }): number;
  close(): void;
};

/**
 * `net.Server.listen` accepts connections at once, in competition with the children. Node's cluster module binds
 * without accepting through this function; it is not in the public documentation, so its shape is checked here.
 */
function bind(host: string, port: number): Handle | number {
  const create: unknown = Reflect.get(net, '_createServerHandle');
  if (typeof create !== 'function') throw new Error('this Node cannot bind a socket for another process');
  const handle: unknown = Reflect.apply(create, net, [host, port, net.isIP(host)]);
  if (typeof handle === 'number' || isHandle(handle)) return handle;
  throw new Error('this Node cannot bind a socket for another process');
}

function isHandle(value: unknown): value is Handle {
  return (
    typeof value === 'object' && value !== null && 'fd' in value && 'getsockname' in value && 'close' in value
  );
}

function browsable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return net.isIPv6(host) ? `[${host}]` : host;
}

function explain(code: string, host: string, port: number, setting: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program; stop that one, or choose another port with ${setting}=${port + 10}.`;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return `This user may not open port ${port}; choose a port above 1023 with ${setting}=8080.`;
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This computer has no address ${host}; choose one it has with --host, such as 127.0.0.1.`;
  }
  return `Port ${port} on ${host} cannot be opened (${code}); choose another with ${setting}.`;
}
