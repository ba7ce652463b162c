import type { Remark, RemarkCode } from '@eupraxia/formats';

/** The options by which what a remark tells can be had otherwise. */
const otherwise: Partial<Record<RemarkCode, string>> = {
  FORMATS_STREAMS: '--stream NUMBER takes another.',
  FORMATS_AXES: '--ml AXIS names the mediolateral one.',
  FORMATS_FEET: '--ml AXIS names the mediolateral one.',
};

/** A remark as the text output says it: the sentence and, where an option changes what it tells, that option. */
export function toldRemark({ code, message }: Remark): string {
  const option = otherwise[code];
  return option === undefined ? message : `${message} ${option}`;
}
