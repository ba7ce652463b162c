import { z } from 'zod';

/**
 * A stored shape, built once for both sides. Writers are strict: a field or value that this release does not know is
 * refused before it is recorded. Readers are tolerant: fields of later releases are passed over and values that a later
 * release added to a list read as a named fallback. The envelope keeps what was sent, so nothing is lost by reading.
 */
export interface Shape<W extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly writer: W;
  readonly reader: R;
}

/** A part of a shape: a schema that reads as it is written, or a shape with a side for each. */
export type Part = z.ZodType | Shape;

type WriterOf<P extends Part> = P extends Shape<infer W> ? W : P extends z.ZodType ? P : never;
type ReaderOf<P extends Part> = P extends Shape<z.ZodType, infer R> ? R : P extends z.ZodType ? P : never;

const writerOf = <P extends Part>(part: P): WriterOf<P> => ('writer' in part ? part.writer : part) as WriterOf<P>;
const readerOf = <P extends Part>(part: P): ReaderOf<P> => ('reader' in part ? part.reader : part) as ReaderOf<P>;

type Parts = Readonly<Record<string, Part>>;
type Writers<F extends Parts> = { readonly [K in keyof F]: WriterOf<F[K]> };
type Readers<F extends Parts> = { readonly [K in keyof F]: ReaderOf<F[K]> };

/** An object: the writer refuses fields that are not named here, the reader passes over them. */
export function shape<F extends Parts>(
  parts: F,
): Shape<z.ZodObject<Writers<F>, z.core.$strict>, z.ZodObject<Readers<F>, z.core.$strip>> {
  const sides = <S>(side: (part: Part) => S) => Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, side(part)]));
  return {
    writer: z.strictObject(sides(writerOf)) as unknown as z.ZodObject<Writers<F>, z.core.$strict>,
    reader: z.object(sides(readerOf)) as unknown as z.ZodObject<Readers<F>, z.core.$strip>,
  };
}

/** What a value of a list that a later release added reads as, where nothing closer to the truth exists. */
export const unlisted = 'unlisted';
export type Unlisted = typeof unlisted;

/**
 * One of a list that later releases may extend. Today's writer takes today's values alone; a reader takes any short
 * text and reads a value that it does not know as `fallback`.
 */
export function openEnum<const V extends readonly [string, ...string[]]>(values: V): OpenEnum<V, Unlisted>;
export function openEnum<const V extends readonly [string, ...string[]], const F extends string>(
  values: V,
  fallback: F,
): OpenEnum<V, F>;
export function openEnum(values: readonly [string, ...string[]], fallback: string = unlisted): Shape {
  const known = z.enum(values);
  const other = z
    .string()
    .max(200)
    .transform(() => fallback);
  return { writer: known, reader: z.union([known, other]) };
}

type OpenEnum<V extends readonly [string, ...string[]], F extends string> = Shape<
  z.ZodEnum<{ [K in V[number]]: K }>,
  z.ZodType<V[number] | F>
>;

/** A part that may be absent. */
export function optional<P extends Part>(part: P): Shape<z.ZodOptional<WriterOf<P>>, z.ZodOptional<ReaderOf<P>>> {
  return { writer: z.optional(writerOf(part)), reader: z.optional(readerOf(part)) } as unknown as Shape<
    z.ZodOptional<WriterOf<P>>,
    z.ZodOptional<ReaderOf<P>>
  >;
}

/**
 * One of a list that may be absent, for a word that only makes its object more exact: a value that a later release added
 * reads as absent.
 */
export function optionalEnum<const V extends readonly [string, ...string[]]>(
  values: V,
): Shape<z.ZodOptional<z.ZodEnum<{ [K in V[number]]: K }>>, z.ZodOptional<z.ZodType<V[number] | undefined>>> {
  const known = z.enum(values);
  const other = z
    .string()
    .max(200)
    .transform(() => undefined);
  return { writer: z.optional(known), reader: z.optional(z.union([known, other])) } as unknown as Shape<
    z.ZodOptional<z.ZodEnum<{ [K in V[number]]: K }>>,
    z.ZodOptional<z.ZodType<V[number] | undefined>>
  >;
}

/** A part that may be null. */
export function nullable<P extends Part>(part: P): Shape<z.ZodNullable<WriterOf<P>>, z.ZodNullable<ReaderOf<P>>> {
  return { writer: z.nullable(writerOf(part)), reader: z.nullable(readerOf(part)) } as unknown as Shape<
    z.ZodNullable<WriterOf<P>>,
    z.ZodNullable<ReaderOf<P>>
  >;
}

/** A list of a part. Both sides need the least length; the most holds for the writer alone, since a later release may allow more. */
export function listOf<P extends Part>(
  part: P,
  { min = 0, max }: { readonly min?: number; readonly max: number },
): Shape<z.ZodArray<WriterOf<P>>, z.ZodArray<ReaderOf<P>>> {
  return {
    writer: z.array(writerOf(part)).min(min).max(max),
    reader: z.array(readerOf(part)).min(min),
  } as unknown as Shape<z.ZodArray<WriterOf<P>>, z.ZodArray<ReaderOf<P>>>;
}

/**
 * A list in which each thing stands for itself. The writer is held to every one; the reader leaves out what does not fit,
 * so that one of a later release does not make the whole unreadable.
 */
export function fittingListOf<P extends Part>(
  part: P,
  { max }: { readonly max: number },
): Shape<z.ZodArray<WriterOf<P>>, z.ZodArray<ReaderOf<P>>> {
  const one: z.ZodType = readerOf(part);
  const fitting = (list: readonly unknown[]) =>
    list.flatMap((value) => {
      const read = one.safeParse(value);
      return read.success ? [read.data] : [];
    });
  return {
    writer: z.array(writerOf(part)).max(max),
    reader: z.array(z.unknown()).transform(fitting),
  } as unknown as Shape<z.ZodArray<WriterOf<P>>, z.ZodArray<ReaderOf<P>>>;
}

/**
 * A table of a part by keys that people or catalogs chose. The writer is held to every entry; the reader passes over an
 * entry that does not fit, so that one of a later release does not make the whole unreadable.
 */
export function tableOf<P extends Part>(
  key: z.ZodString,
  part: P,
): Shape<z.ZodRecord<z.ZodString, WriterOf<P>>, z.ZodRecord<z.ZodString, ReaderOf<P>>> {
  const entry: z.ZodType = readerOf(part);
  const fitting = (table: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(table).flatMap(([name, value]) => {
        const read = entry.safeParse(value);
        return read.success ? [[name, read.data]] : [];
      }),
    );
  return {
    writer: z.record(key, writerOf(part)),
    reader: z.record(key, z.unknown()).transform(fitting),
  } as unknown as Shape<z.ZodRecord<z.ZodString, WriterOf<P>>, z.ZodRecord<z.ZodString, ReaderOf<P>>>;
}

/**
 * Adds a rule between fields. By default only the writer is held to it, since a later release may fill a field that
 * satisfies it and that this one does not see; `both` is for what no reader could work with.
 */
export function ruled<S extends Shape>(
  part: S,
  holds: (value: z.output<S['reader']>) => boolean,
  message: string,
  side: 'writer' | 'both' = 'writer',
): S {
  const rule = (schema: z.ZodType) => schema.refine((value) => holds(value as z.output<S['reader']>), { message });
  return { writer: rule(part.writer), reader: side === 'both' ? rule(part.reader) : part.reader } as unknown as S;
}

/** One step of a body's history: how a body of version `from` reads in version `from + 1`. Written once, never changed. */
export interface Upcast {
  readonly from: number;
  readonly up: (body: unknown) => unknown;
}

/** A kind of event: the version that this program writes, its shape, and the steps from every earlier version, ascending. */
export interface Kind<S extends Shape = Shape> {
  readonly version: number;
  readonly body: S;
  readonly upcasts: readonly Upcast[];
}

/** A kind that is still in its first version. */
export const kind = <S extends Shape>(body: S): Kind<S> => ({ version: 1, body, upcasts: [] });

/** A kind that changed: `steps[i]` reads version i + 1 as version i + 2. */
export const changedKind = <S extends Shape>(body: S, steps: readonly Upcast['up'][]): Kind<S> => ({
  version: steps.length + 1,
  body,
  upcasts: steps.map((up, i) => ({ from: i + 1, up })),
});
