/** What the server holds for callers at a time, and how long it waits for them. Times in ms, sizes in bytes. */
export interface ServerLimits {
  /** Connections of one address (IPv4 whole, IPv6 by /64); this computer's own have `connections` in all. */
  readonly connectionsPerAddress: number;
  readonly connections: number;
  /** For the head of a request, from its first byte or from the connection on. */
  readonly headMs: number;
  /** For a whole request: 64 MB over a clinic's slow uplink of 0.6 Mbit/s. */
  readonly requestMs: number;
  /** A body must bring `bodyBytes` in each `stalledMs` until it is there. */
  readonly stalledMs: number;
  readonly bodyBytes: number;
  /** How long a client may leave an answer unread, and an ended connection open. */
  readonly unreadMs: number;
  /** How long a connection that is closed before its body has come stays open for the client to read why. */
  readonly lingerMs: number;
  /** Bodies that are in memory, of one person (before sign-in: of one address) and of all. */
  readonly bodiesPerPerson: number;
  readonly bodies: number;
  /** Documents that are printed for one person at a time. */
  readonly printsPerPerson: number;
  /** Recordings of one visit, and what one person attaches in a day. */
  readonly recordingsPerVisit: number;
  readonly recordingsPerPersonADay: number;
}

/**
 * A clinic of 60 tablets behind one address: a browser opens at most six connections to a server, so 360; twice that is
 * still a clinic. An hour of eight channels
 * records 58 MB. An event call has about 1 kB, the largest 2 MB; parsed, a body takes about three times its size.
 */
export const serverLimits: ServerLimits = {
  connectionsPerAddress: 768,
  connections: 4_096,
  headMs: 15_000,
  requestMs: 15 * 60_000,
  stalledMs: 20_000,
  bodyBytes: 16_384,
  unreadMs: 30_000,
  lingerMs: 1_000,
  bodiesPerPerson: 16 * 1024 * 1024,
  bodies: 96 * 1024 * 1024,
  printsPerPerson: 2,
  recordingsPerVisit: 2 * 1024 ** 3,
  recordingsPerPersonADay: 8 * 1024 ** 3,
};
