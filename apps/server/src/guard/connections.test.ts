import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Connections, endSoon, guardConnections, type WatchedSocket, watchConnections } from './connections.ts';
import { serverLimits } from './limits.ts';

const limits = {
  ...serverLimits,
  connectionsPerAddress: 3,
  connections: 5,
  stalledMs: 20_000,
  unreadMs: 30_000,
  bodyBytes: 16_384,
};

/** A socket whose counts the test sets. */
class FakeSocket extends EventEmitter {
  bytesRead = 0;
  bytesWritten = 0;
  writableLength = 0;
  writableEnded = false;
  destroyed = false;
  remoteAddress: string;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }
  destroy(): this {
    this.destroyed = true;
    this.emit('close');
    return this;
  }
}

/** Watches sockets on a clock that the test moves. */
function watched() {
  let now = 0;
  const connections = watchConnections(limits, () => now);
  const open = (address: string): FakeSocket => {
    const socket = new FakeSocket(address);
    connections.opened(socket as unknown as WatchedSocket);
    return socket;
  };
  const prove = (socket: FakeSocket) => connections.prove(socket as unknown as WatchedSocket);
  const begin = (socket: FakeSocket, body: { complete: boolean; readableLength: number; destroyed: boolean }) =>
    connections.began(socket as unknown as WatchedSocket, body);
  const later = (ms: number) => {
    now += ms;
    connections.sweep();
  };
  return { connections, open, prove, begin, later };
}

describe('watchConnections(limits, now)', () => {
  it('closes the oldest connection of an address that has shown no sign-in for one too many, and no other address’s', () => {
    const { connections, open, prove } = watched();
    const [first, second, third] = [open('192.0.2.1'), open('192.0.2.1'), open('::ffff:192.0.2.1')];
    const other = open('192.0.2.2');
    prove(first);
    const fourth = open('192.0.2.1');
    expect([first, second, third, fourth, other].map(({ destroyed }) => destroyed)).toEqual([false, true, false, false, false]);
    expect(connections.count()).toBe(4);
  });

  it('refuses one too many only where all of the address have shown a sign-in, and takes one again once one has closed', () => {
    const { open, prove } = watched();
    const held = [open('2001:db8::1'), open('2001:db8::2'), open('2001:db8::3')];
    held.forEach(prove);
    expect(open('2001:db8::4').destroyed).toBe(true);
    expect(open('2001:db8:0:1::4').destroyed).toBe(false);
    held[0]?.destroy();
    expect(open('2001:db8::4').destroyed).toBe(false);
    expect(held.slice(1).some(({ destroyed }) => destroyed)).toBe(false);
  });

  it('holds all addresses together to the server’s most, and this computer’s own to no less', () => {
    const { connections, open } = watched();
    const own = Array.from({ length: 5 }, () => open('127.0.0.1'));
    expect(own.some(({ destroyed }) => destroyed)).toBe(false);
    expect(open('192.0.2.1').destroyed).toBe(false);
    expect(own.map(({ destroyed }) => destroyed)).toEqual([true, false, false, false, false]);
    expect(connections.count()).toBe(5);
  });

  it('closes a connection whose body trickles, and none whose body moves on, is complete, or waits for us', () => {
    const { open, begin, later } = watched();
    const sockets = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map(open) as [
      FakeSocket,
      FakeSocket,
      FakeSocket,
      FakeSocket,
    ];
    const [trickles, uploads, complete, waits] = sockets;
    begin(trickles, { complete: false, readableLength: 0, destroyed: false });
    begin(uploads, { complete: false, readableLength: 0, destroyed: false });
    begin(complete, { complete: true, readableLength: 0, destroyed: false });
    begin(waits, { complete: false, readableLength: 65_536, destroyed: false });
    // 64 MB over 1 Mbit/s, 125 kB in a second, for as long as it takes.
    for (let s = 0; s < 540; s += 5) {
      trickles.bytesRead += 5;
      uploads.bytesRead += 5 * 125_000;
      later(5_000);
    }
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, false, false, false]);
  });

  it('closes a connection whose answer is not read, or which was ended and stays, and none that reads slowly', () => {
    const { open, later } = watched();
    const sockets = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map(open) as [
      FakeSocket,
      FakeSocket,
      FakeSocket,
      FakeSocket,
    ];
    const [unread, slow, ended, idle] = sockets;
    unread.bytesWritten = 1_000_000;
    unread.writableLength = 900_000;
    slow.bytesWritten = 1_000_000;
    slow.writableLength = 900_000;
    ended.writableEnded = true;
    for (let s = 0; s < 120; s += 5) {
      slow.writableLength -= 1000;
      later(5_000);
    }
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, false, true, false]);
    expect(idle.destroyed).toBe(false);
  });
});

describe('guardConnections(server, limits, secure)', () => {
  let server: Server;
  const clients: Socket[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    server.closeAllConnections();
    await new Promise((settle) => server.close(settle));
  });

  const serve = async (more: Partial<typeof serverLimits>): Promise<Connections> => {
    server = createServer((request, answer) => {
      if (request.method === 'GET') answer.write(Buffer.alloc(8_000_000));
      else request.resume();
    });
    server.on('clientError', (_problem, socket) => endSoon(socket as Socket, 50, 'HTTP/1.1 400 Bad Request\r\n\r\n'));
    const connections = guardConnections(server, { ...serverLimits, ...more }, false);
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    return connections;
  };
  /** Opens clients that send something, never read, and keep their half of the connection open. */
  const open = async (count: number, text: string): Promise<Promise<unknown>[]> => {
    const closed: Promise<unknown>[] = [];
    for (let i = 0; i < count; i++) {
      const accepted = once(server, 'connection') as Promise<[Socket]>;
      const client = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
      client.on('error', () => undefined);
      client.pause();
      clients.push(client);
      const [socket] = await accepted;
      socket.on('error', () => undefined);
      closed.push(new Promise((settle) => socket.once('close', settle)));
      client.write(text);
    }
    return closed;
  };

  it('leaves no socket of clients that sent garbage and do not read the answer', async () => {
    const connections = await serve({});
    await Promise.all(await open(20, 'no request\r\n\r\n'));
    expect(connections.count()).toBe(0);
  });

  it('leaves no socket of clients that do not read a long answer', async () => {
    const connections = await serve({ unreadMs: 100 });
    await Promise.all(await open(5, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    expect(connections.count()).toBe(0);
  });

  it('leaves no socket of clients whose bodies stay unfinished', async () => {
    const connections = await serve({ stalledMs: 100 });
    await Promise.all(await open(20, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1900000\r\n\r\n{'));
    expect(connections.count()).toBe(0);
  });
});
