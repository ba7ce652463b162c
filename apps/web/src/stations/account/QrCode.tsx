import { useMemo } from 'react';
import { encode } from 'uqr';

/** Light modules around the code, by which a camera finds it. */
const margin = 4;

/** A text as a QR code, dark on light in a dark page too: cameras expect it so. `label` is what a screen reader reads. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 0 });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + margin} ${y + margin}h1v1h-1z` : ''))).join('');
    return { size: size + 2 * margin, path };
  }, [text]);
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#ffffff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000000" d={path} />
    </svg>
  );
}
