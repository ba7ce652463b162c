import { useEffect, useState } from 'react';

/** Height in px of the bar at the top, which grows with its chips: what stays in sight while a page scrolls begins below it. */
export function useBarHeight(): number {
  const [height, setHeight] = useState(64);
  useEffect(() => {
    const bar = document.querySelector('.bar');
    if (bar === null) return;
    const measure = new ResizeObserver(() => setHeight(Math.ceil(bar.getBoundingClientRect().height)));
    measure.observe(bar);
    return () => measure.disconnect();
  }, []);
  return height;
}
