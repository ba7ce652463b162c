import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressGroup, isLoopback } from '../identity/address.ts';
import type { ServerLimits } from './limits.ts';

/** The parts of a socket that are watched. */
export type WatchedSocket = Pick<
  Socket,
  'bytesRead' | 'bytesWritten' | 'writableLength' | 'writableEnded' | 'remoteAddress' | 'destroy' | 'once'
>;

/** The parts of a request that are watched. */
type WatchedRequest = Pick<IncomingMessage, 'complete' | 'readableLength' | 'destroyed'>;

interface Connection {
  readonly group: string;
  readonly most: number;
  /** What is read and written: under TLS another socket than the one that was opened. */
  socket: WatchedSocket;
  /** Whether a call with a living sign-in came over it. */
  proven: boolean;
  request: WatchedRequest | null;
  read: Mark;
  sent: Mark;
}

/** How many bytes there were, and when the count last moved on, in ms. */
interface Mark {
  readonly bytes: number;
  readonly at: number;
}

/** The connections of a server, held to their number and closed where nothing moves. */
export interface Connections {
  /** Takes a connection in, or closes it, or an older one for it. */
  opened(socket: WatchedSocket): void;
  /** The socket that carries the requests of an opened one, under TLS. */
  secured(opened: WatchedSocket | undefined, socket: WatchedSocket): void;
  /** A request began. */
  began(socket: WatchedSocket, request: WatchedRequest): void;
  /** A call with a living sign-in came over it. */
  prove(socket: WatchedSocket): void;
  /** Closes what does not move. */
  sweep(): void;
  count(): number;
}

/**
 * Watches connections. Where an address, or the server, has as many as it may, the oldest one that has shown no sign-in is
 * closed for the new one; only where every one has shown one, the new one is closed. So a stranger behind a clinic's own
 * address cannot take its places by holding connections open.
 * @param now ms of a clock that never jumps
 */
export function watchConnections(limits: ServerLimits, now: () => number): Connections {
  const connections = new Map<WatchedSocket, Connection>();
  /** Oldest first; those of an address, and of all. */
  const unproven = new Map<string, Set<Connection>>();
  const counts = new Map<string, number>();
  const everybody = '';

  const list = (connection: Connection): void => {
    for (const key of [connection.group, everybody]) {
      const of = unproven.get(key) ?? new Set();
      unproven.set(key, of.add(connection));
    }
  };
  const unlist = (connection: Connection): void => {
    for (const key of [connection.group, everybody]) {
      const of = unproven.get(key);
      of?.delete(connection);
      if (of?.size === 0) unproven.delete(key);
    }
  };
  const closed = (connection: Connection, opened: WatchedSocket): void => {
    if (!connections.delete(opened)) return;
    connections.delete(connection.socket);
    unlist(connection);
    for (const key of [connection.group, everybody]) {
      const left = (counts.get(key) ?? 1) - 1;
      if (left === 0) counts.delete(key);
      else counts.set(key, left);
    }
  };
  /** Closes the oldest connection without a sign-in; false if every one has a sign-in. */
  const makesRoom = (key: string): boolean => {
    const oldest = unproven.get(key)?.values().next().value;
    if (oldest === undefined) return false;
    unlist(oldest);
    oldest.socket.destroy();
    return true;
  };

  return {
    opened(socket) {
      const address = socket.remoteAddress ?? '';
      const group = addressGroup(address);
      const most = isLoopback(address) ? limits.connections : limits.connectionsPerAddress;
      if (((counts.get(group) ?? 0) >= most && !makesRoom(group)) || (count() >= limits.connections && !makesRoom(everybody))) {
        socket.destroy();
        return;
      }
      const mark = { bytes: 0, at: now() };
      const connection: Connection = { group, most, socket, proven: false, request: null, read: mark, sent: mark };
      connections.set(socket, connection);
      for (const key of [group, everybody]) counts.set(key, (counts.get(key) ?? 0) + 1);
      list(connection);
      socket.once('close', () => closed(connection, socket));
    },
    secured(opened, socket) {
      const connection = opened === undefined ? undefined : connections.get(opened);
      if (connection === undefined || opened === undefined) return;
      connection.socket = socket;
      connections.set(socket, connection);
      socket.once('close', () => {
        closed(connection, opened);
        opened.destroy();
      });
    },
    began(socket, request) {
      const connection = connections.get(socket);
      if (connection === undefined) return;
      connection.request = request;
      connection.read = { bytes: socket.bytesRead, at: now() };
    },
    prove(socket) {
      const connection = connections.get(socket);
      if (connection === undefined || connection.proven) return;
      connection.proven = true;
      unlist(connection);
    },
    sweep() {
      for (const connection of new Set(connections.values())) if (isStuck(connection, limits, now())) connection.socket.destroy();
    },
    count,
  };

  function count(): number {
    return counts.get(everybody) ?? 0;
  }
}

/** Whether nothing moves where something should: a body that does not come, an answer that is not read, an end without an end. */
function isStuck(connection: Connection, limits: ServerLimits, now: number): boolean {
  const { socket, request } = connection;
  const flushed = socket.bytesWritten - socket.writableLength;
  const waits = socket.writableLength > 0 || socket.writableEnded;
  if (!waits || flushed !== connection.sent.bytes) connection.sent = { bytes: flushed, at: now };
  if (now - connection.sent.at >= limits.unreadMs) return true;
  // Bytes that have come and lie here unread are our own delay, and none of the client's.
  const awaited = request !== null && !request.complete && !request.destroyed && request.readableLength === 0;
  if (!awaited || socket.bytesRead - connection.read.bytes >= limits.bodyBytes)
    connection.read = { bytes: socket.bytesRead, at: now };
  return now - connection.read.at >= limits.stalledMs;
}

/** Watches a server's connections until it closes. */
export function guardConnections(server: Server, limits: ServerLimits, secure: boolean): Connections {
  const connections = watchConnections(limits, () => performance.now());
  /** Opened sockets by their far end, until TLS is agreed on: the secured socket does not say which one it came from. */
  const handshakes = new Map<string, Socket>();
  const endOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
  server.on('connection', (socket: Socket) => {
    connections.opened(socket);
    if (!secure || socket.destroyed) return;
    const end = endOf(socket);
    handshakes.set(end, socket);
    socket.once('close', () => {
      if (handshakes.get(end) === socket) handshakes.delete(end);
    });
  });
  server.on('secureConnection', (socket: Socket) => connections.secured(handshakes.get(endOf(socket)), socket));
  server.prependListener('request', (request: IncomingMessage) => connections.began(request.socket, request));
  const sweeping = setInterval(() => connections.sweep(), Math.max(10, Math.min(limits.stalledMs, limits.unreadMs) / 4));
  sweeping.unref();
  server.on('close', () => clearInterval(sweeping));
  return connections;
}

/**
 * Ends a connection whose client may still be sending: the answer goes out, nothing more is read, and after `lingerMs` the
 * socket is gone, whether the client has read or not. Closing at once would take the answer away from a client that sends.
 */
export function endSoon(socket: Socket, lingerMs: number, last?: string): void {
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
  if (last === undefined) socket.end();
  else socket.end(last);
  socket.pause();
}
