/**
 * Runs in the page before anything else (in WebKit, whose driver can't do that, right after the page has loaded): keeps what
 * went wrong, as text, in `__problems` of the window.
 */
export function watchPage(_: null): void {
  const scope = window as unknown as { __problems?: string[] };
  if (scope.__problems !== undefined) return;
  const problems: string[] = [];
  scope.__problems = problems;
  document.addEventListener('securitypolicyviolation', (event) =>
    problems.push(`policy ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`),
  );
  addEventListener(
    'error',
    (event) => {
      const from = event.target instanceof Element ? event.target.outerHTML.slice(0, 200) : 'the page';
      problems.push(`error ${event.message ?? ''} of ${from}`);
    },
    true,
  );
  addEventListener('unhandledrejection', (event) => problems.push(`unhandled ${String(event.reason)}`));
  const print = console.error.bind(console);
  console.error = (...parts: readonly unknown[]) => {
    problems.push(`console ${parts.map(String).join(' ')}`);
    print(...parts);
  };
}

/** What the page has kept; runs in the page. */
export function keptProblems(_: null): readonly string[] {
  return (window as unknown as { __problems?: readonly string[] }).__problems ?? ['the page is not watched'];
}

/** Does what the page's policy forbids, so that a test sees that the watch sees; runs in the page. */
export function breakPolicy(_: null): void {
  // Later, from the page's own loop: Chromium lets its debugger do what the page may not.
  setTimeout(() => {
    try {
      new Function('');
    } catch {
      // Refused, as it must be.
    }
  });
}
