import { err, type Fault, faultsOf } from '@eupraxia/kernel';

/** What recordings can be refused for. */
export const formatsErrors = {
  EUP_FORMATS_EMPTY: {
    sentence: 'The file is empty.',
    status: 422,
    remedy: 'Choose the recording again; the copy may have failed.',
  },
  EUP_FORMATS_UNKNOWN: {
    sentence: 'The file is not a recording that can be read: it looks like {found}.',
    status: 415,
    remedy: 'Export the recording as EDF, BDF, C3D, XDF, TRC, MOT, STO, OpenBCI text, CSV or TSV.',
  },
  EUP_FORMATS_CANCELLED: {
    sentence: 'The reading was ended before the file was.',
    status: 499,
    remedy: 'Open the recording again when it is needed.',
  },
  EUP_FORMATS_HEADER: {
    sentence: 'The header is damaged: {field} is "{found}", expected {expected}.',
    status: 422,
    remedy: 'Export the recording again from the program that made it.',
  },
  EUP_FORMATS_TRUNCATED: {
    sentence: 'The recording is cut off: {found} of {expected} {what} are there.',
    status: 422,
    remedy: 'Copy the file again; if the original is cut off too, repair it with the program that made it.',
  },
  EUP_FORMATS_LINE_LENGTH: {
    sentence: 'Line {line} is longer than {most} bytes.',
    status: 422,
    remedy: 'Write one sample of all channels on each line.',
  },
  EUP_FORMATS_COLUMNS: {
    sentence: 'Line {line} has {found} columns; {expected} are expected.',
    status: 422,
    remedy: 'Correct or remove that line, or export the recording again.',
  },
  EUP_FORMATS_NUMBER: {
    sentence: 'Line {line}, column {column} holds "{found}", which is not a number.',
    status: 422,
    remedy: 'Correct that cell, or leave it empty where the sample was lost.',
  },
  EUP_FORMATS_NUMBER_FORM: {
    sentence: 'Line {line}, column {column} holds "{found}": {why}.',
    status: 422,
    remedy: 'Write all numbers of the file in one way, without marks between thousands.',
  },
  EUP_FORMATS_TIME_UNIT: {
    sentence: 'The times in column {name} step by {step}, and the file does not say of what unit.',
    status: 422,
    remedy: 'Write the unit behind the name, as in time (ms), or give the rate in hertz (--rate HZ).',
  },
  EUP_FORMATS_NO_CHANNEL: {
    sentence: 'No channel can be recognised in the file: {found}.',
    status: 422,
    remedy: 'Give one column of numbers for each channel, with a line of names above.',
  },
  EUP_FORMATS_TOO_MANY: {
    sentence: 'The file states {found} channels; at most {most} can be read.',
    status: 422,
    remedy: 'Export fewer channels.',
  },
  EUP_FORMATS_RATE_UNKNOWN: {
    sentence: 'The file does not say how many samples were taken per second.',
    status: 422,
    remedy: 'Give the rate in hertz (--rate HZ).',
  },
  EUP_FORMATS_RATE: {
    sentence: '"{found}" is not a rate in hertz.',
    status: 422,
    remedy: 'Give a number above 0, such as 1000.',
  },
  EUP_FORMATS_ORDER: {
    sentence: 'Time goes backwards or stands still at {where}.',
    status: 422,
    remedy: 'Put the samples in order of time, or give the rate and leave the time out.',
  },
  EUP_FORMATS_ONSET: {
    sentence: 'The recording has pauses, and record {record} does not say when it began.',
    status: 422,
    remedy: 'Export the recording again from the program that made it, as continuous EDF where it offers that.',
  },
  EUP_FORMATS_GAP: {
    sentence: 'The recording pauses for {found} s in all; at most {most} s can be bridged.',
    status: 422,
    remedy: 'Split the recording at its pauses.',
  },
  EUP_FORMATS_STREAM_UNKNOWN: {
    sentence: 'There is no stream "{found}" with samples at a regular rate; there are: {there}.',
    status: 404,
    remedy: 'Name one of these streams, or give its number (--stream NAME).',
  },
  EUP_FORMATS_STREAM_SEVERAL: {
    sentence: 'Several streams are called "{found}": {there}.',
    status: 422,
    remedy: 'Give the number of one of these streams (--stream NUMBER).',
  },
  EUP_FORMATS_TRACK_UNKNOWN: {
    sentence: 'There is no track "{found}"; there are: {there}.',
    status: 404,
    remedy: 'Name one of these tracks, or give its number from 0 (--track NAME).',
  },
  EUP_FORMATS_IRREGULAR: {
    sentence: 'The samples were not taken at a regular rate: {where} the step is {found} s instead of {expected} s.',
    status: 422,
    remedy:
      'Resample the recording to a regular rate with the program that made it, or give the rate (--rate HZ) where the times are wrong.',
  },
  EUP_FORMATS_HELD: {
    sentence: 'The recording is larger than {most} MB and must be read more than once; what is piped in can only be read once.',
    status: 413,
    remedy: 'Give the file by its name instead of piping it in.',
  },
  EUP_FORMATS_CANNOT_HOLD: {
    sentence: '{format} cannot hold {what}.',
    status: 422,
    remedy: '{remedy}',
  },
  EUP_FORMATS_CHANNEL_UNKNOWN: {
    sentence: 'There is no channel "{found}"; there are: {there}.',
    status: 404,
    remedy: 'Name one of these channels, or give its number from 0.',
  },
  EUP_FORMATS_SWAY_COLUMNS: {
    sentence: 'No sway can be recognised among the columns: {found}.',
    status: 422,
    remedy: 'Name the columns CoPx and CoPy or ML and AP (cm), or Fx, Fy, Fz, Mx, My, Mz (N, N·m).',
  },
  EUP_FORMATS_SWAY_UNIT: {
    sentence: 'Column {name} is in "{found}"; one of {expected} is expected.',
    status: 422,
    remedy: 'Write the unit behind the name, as in ML (cm), and convert the column where needed.',
  },
  EUP_FORMATS_SWAY_MARKER: {
    sentence: 'The recording holds places of markers, and no force plate or center of pressure: {found}.',
    status: 422,
    remedy: 'Give a recording of a force plate: a marker is not a center of pressure.',
  },
  EUP_FORMATS_SWAY_PLATES: {
    sentence: 'Which of the force plates {there} is meant cannot be told: {why}.',
    status: 422,
    remedy: 'Name one plate (--plate NUMBER), or export C3D with the plates’ places in FORCE_PLATFORM.',
  },
  EUP_FORMATS_SWAY_PLATE_UNKNOWN: {
    sentence: 'There is no force plate "{found}"; there are: {there}.',
    status: 404,
    remedy: 'Name one of these plates (--plate NUMBER), or combined.',
  },
  EUP_FORMATS_SWAY_AXIS: {
    sentence: 'The {found} axis is not level; mediolateral can be: {there}.',
    status: 422,
    remedy: 'Name a level axis (--ml x).',
  },
  EUP_FORMATS_SWAY_STANDING: {
    sentence: 'The recording does not show a person standing: {why}.',
    status: 422,
    remedy: 'Record quiet standing on the plates, or name the stretch in which the person stands (--window FROM:TO).',
  },
  EUP_FORMATS_SWAY_LONG: {
    sentence: 'The sway has more than {most} samples.',
    status: 422,
    remedy: 'Name the stretch in which the person stands (--window FROM:TO).',
  },
  EUP_FORMATS_WINDOW: {
    sentence: 'The window from {from} to {to} s does not lie within the {seconds} s of the recording.',
    status: 422,
    remedy: 'Give a stretch FROM:TO, in seconds, within the recording.',
  },
  EUP_FORMATS_MOTION_COLUMNS: {
    sentence: 'No accelerometer and gyroscope can be recognised among the columns: {found}.',
    status: 422,
    remedy: 'Name the columns acc_x, acc_y, acc_z (m/s²) and gyr_x, gyr_y, gyr_z (deg/s); gravity must be in the acceleration.',
  },
  EUP_FORMATS_MOTION_SENSOR: {
    sentence: 'No single sensor fits "{found}"; there are: {there}.',
    status: 404,
    remedy: 'Name one of these sensors (--sensor NAME), or put left or right into the names of its columns.',
  },
  EUP_FORMATS_MOTION_UNIT: {
    sentence: 'Column {name} is in "{found}"; one of {expected} is expected.',
    status: 422,
    remedy: 'Write the unit behind the name, as in acc_x (m/s²), and convert the column where needed.',
  },
  EUP_FORMATS_MOTION_UNIT_UNKNOWN: {
    sentence: 'The file states no unit of angular rate ({name}), and its samples do not tell degrees from radians per second.',
    status: 422,
    remedy: 'Give the unit: --unit deg/s or --unit rad/s, or write it behind the names, as in gyr_x (deg/s).',
  },
  EUP_FORMATS_MOTION_GRAVITY: {
    sentence: 'The acceleration is {found} in the middle, in {unit}: gravity is not in it.',
    status: 422,
    remedy: 'Export the raw acceleration with gravity, in m/s² or g, and state its unit.',
  },
  EUP_FORMATS_MOTION_SENSE: {
    sentence:
      'The accelerometer and the gyroscope contradict each other: gravity follows the turns only where axes of one of them are turned round.',
    status: 422,
    remedy:
      'Export both sensors in one right-handed set of axes; where an axis of one of them was turned round, turn it round in the other too.',
  },
  EUP_FORMATS_MOTION_LONG: {
    sentence: 'The recording has more than {most} samples, too many to look at both ways.',
    status: 413,
    remedy: 'Use --method full, which reads as a stream, or cut the recording.',
  },
  EUP_FORMATS_GAIT_AXES: {
    sentence:
      'How the sensor sits on the {foot} foot cannot be told: {up} points up in it, and no walk of three strides shows its other axes.',
    status: 422,
    remedy:
      'Record three strides or more of level walking, or mount the sensor with x forward, y to the left and z up. --as-mounted uses the axes as they are.',
  },
  EUP_FORMATS_GAIT_NONE: {
    sentence: 'No stride of the {foot} foot can be recognised in {seconds} s.',
    status: 422,
    remedy:
      'Record level walking with the sensor on the foot, x forward, y to the left, z up. For a shuffling gait give --distance 0.9.',
  },
} as const;

export const fault = faultsOf(formatsErrors);

/** The refusal of a field of a header: EUP_FORMATS_HEADER. */
export const badHeader = (
  field: string,
  found: string | number,
  expected: string,
): { readonly ok: false; readonly error: Fault } => err(fault('EUP_FORMATS_HEADER', { field, found, expected }));
