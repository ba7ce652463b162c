import { findRow } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import type { ChartView, NewOrder, Order } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { appendToChart, useChartWrites } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { sideText } from '../../app/labels.ts';
import { OrderForm } from '../../app/safety/OrderForm.tsx';
import { draftOfOrder, type OrderDraft } from '../../app/safety/order-draft.ts';
import { orderValue } from '../../app/safety/order-line.ts';
import { type OrderStanding, standingOrders } from '../../app/safety/order-standing.ts';
import { useSafetyText } from '../../app/safety/text.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

/** The orders of physicians and surgeons: how each stands today, and the ways to add, replace and take one back. */
export function OrdersCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const line = useOrderLine();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const [form, setForm] = useState<{ readonly start: OrderDraft; readonly replaces?: string }>();
  const coming = new Set(useChartWrites(patientId).flatMap((write) => write.entries.map((entry) => entry.id)));
  const rows = standingOrders(view.orders, today);
  const standing = rows.filter((row) => row.standing.state !== 'ended');
  const ended = rows.filter((row) => row.standing.state === 'ended');
  const save = (order: NewOrder) => {
    appendToChart(patientId, [{ id: freshId(), kind: 'order', body: order }]);
    setForm(undefined);
  };
  const recorded = (of: typeof rows) => (
    <Recorded
      patientId={patientId}
      view={view}
      rows={of.map(({ order, standing: now }) => ({
        id: order.id,
        ...line(order),
        end: (
          <>
            <StandingChip standing={now} />
            {coming.has(view.entryIds[order.id] ?? '') ? null : (
              <Button
                aria-label={t(now.state === 'asks' ? 'orderAskWhat' : 'orderReplaceWhat', { what: line(order).title })}
                onClick={() => setForm({ start: draftOfOrder(order, today), replaces: order.id })}
              >
                {t(now.state === 'asks' ? 'orderAsk' : 'orderReplace')}
              </Button>
            )}
          </>
        ),
      }))}
    />
  );
  return (
    <Card
      title={t('orders')}
      actions={
        <Button icon={<Icon name="plus" size={18} />} onClick={() => setForm({ start: { from: today } })}>
          {t('orderAdd')}
        </Button>
      }
    >
      {rows.length === 0 ? <p className="soft">{t('ordersNone')}</p> : null}
      {recorded(standing)}
      {ended.length === 0 ? null : (
        <details className="safety-open">
          <summary>{t('ordersEnded', { count: ended.length })}</summary>
          {recorded(ended)}
        </details>
      )}
      {form === undefined ? null : (
        <OrderForm start={form.start} replaces={form.replaces} onSave={save} onClose={() => setForm(undefined)} />
      )}
    </Card>
  );
}

/** An order as a title with its kind, value and place, and a line with who, from when, until when and the document. */
function useOrderLine(): (order: Order) => { readonly title: string; readonly detail: string } {
  const t = useEvaluateText();
  const words = useSafetyText();
  const common = useText();
  return (order) => {
    const place = [
      order.region === undefined ? '' : (findRow('region', order.region)?.name ?? order.region),
      order.side === undefined ? '' : common(sideText[order.side]),
    ].filter((part) => part !== '');
    return {
      title: `${words(`order-${order.kind}`)}: ${[orderValue(order, words), ...place].join(', ')}`,
      detail: [
        order.by,
        order.until === null
          ? t('orderOpen', { from: dayShort(order.from, language) })
          : t('orderSpan', { from: dayShort(order.from, language), until: dayShort(order.until, language) }),
        order.document ?? '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    };
  };
}

function StandingChip({ standing }: { readonly standing: OrderStanding }) {
  const t = useEvaluateText();
  switch (standing.state) {
    case 'asks':
      return <Chip kind="attention">{t('orderState-asks')}</Chip>;
    case 'ends':
      return (
        <Chip kind="attention">
          {standing.days === 0 ? t('orderState-today') : t('orderState-ends', { count: standing.days })}
        </Chip>
      );
    case 'force':
      return <Chip kind="done">{t('orderState-force')}</Chip>;
    case 'later':
      return <Chip>{t('orderState-later')}</Chip>;
    case 'ended':
      return <Chip>{t('orderState-ended')}</Chip>;
  }
}
