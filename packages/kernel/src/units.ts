declare const unit: unique symbol;

/** A number whose unit is part of its type, so that a mix-up does not compile. */
type In<U extends string> = number & { readonly [unit]: U };

export type Microvolts = In<'µV'>;
export type Hertz = In<'Hz'>;
export type Seconds = In<'s'>;
export type Milliseconds = In<'ms'>;
export type Minutes = In<'min'>;
export type Percent = In<'%'>;
export type Degrees = In<'°'>;
export type Kilograms = In<'kg'>;
export type Cents = In<'¢'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type UtcMs = In<'UTC ms'>;

/** Each maker asserts a unit at the point where a bare number enters; it does not check the range. */
export const microvolts = (value: number): Microvolts => value as Microvolts;
export const hertz = (value: number): Hertz => value as Hertz;
export const seconds = (value: number): Seconds => value as Seconds;
export const milliseconds = (value: number): Milliseconds => value as Milliseconds;
export const minutes = (value: number): Minutes => value as Minutes;
export const percent = (value: number): Percent => value as Percent;
export const degrees = (value: number): Degrees => value as Degrees;
export const kilograms = (value: number): Kilograms => value as Kilograms;
export const cents = (value: number): Cents => value as Cents;
export const utcMs = (value: number): UtcMs => value as UtcMs;
