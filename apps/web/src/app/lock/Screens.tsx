import { useLayoutEffect, useRef } from 'react';
import { attachScreens, detachScreens } from './screens.ts';

/** The place of the screens in the document, while they may be seen. */
export function Screens() {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null) attachScreens(place.current);
    return detachScreens;
  }, []);
  return <div ref={place} className="screens" />;
}
