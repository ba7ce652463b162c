import type { ReactNode } from 'react';
import './day-log.css';

/** One line of a log: when, who, what. */
export interface LogLine {
  readonly key: string;
  readonly time: string;
  readonly who: string;
  /** The person's role, or nothing. */
  readonly role?: string | undefined;
  readonly what: string;
  /** What it was done to, how often. */
  readonly detail?: ReactNode;
}

export interface LogDay {
  readonly day: string;
  /** `Monday, November 30`. */
  readonly title: string;
  readonly lines: readonly LogLine[];
}

/** What was done, day by day. Every line stands alone: on a phone it wraps, and nothing scrolls sideways. */
export function DayLog({ days }: { readonly days: readonly LogDay[] }) {
  return (
    <div className="day-log">
      {days.map(({ day, title, lines }) => (
        <section key={day}>
          <h2 className="day-log-title">{title}</h2>
          <ul>
            {lines.map(({ key, time, who, role, what, detail }) => (
              <li key={key}>
                <span className="day-log-time">{time}</span>
                <span className="day-log-who">
                  {who}
                  {role === undefined ? null : <span className="soft"> {role}</span>}
                </span>
                <span className="day-log-what">
                  {what}
                  {detail === undefined || detail === null ? null : <span className="soft">{detail}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
