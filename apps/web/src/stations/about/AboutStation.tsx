import { useMe } from '../../app/session.ts';
import { Page } from '../../app/shell/Page.tsx';
import { Card } from '../../kit/Card.tsx';
import { useText } from '../../text/en.ts';
import { useAboutText } from './text.ts';
import './about.css';

/** What this is and is not, which versions run, and what the data is. */
export function AboutStation() {
  const common = useText();
  const t = useAboutText();
  const me = useMe();
  return (
    <Page title={common('about')}>
      <div className="about">
        <Card title={t('what')}>
          <p>{t('whatLong')}</p>
        </Card>
        <Card title={t('device')}>
          <p>{t('deviceLong')}</p>
        </Card>
        <Card title={t('data')}>
          <p>{me.clinic.demo ? t('demoLong') : t('realLong')}</p>
          <p className="soft">{t('deviceKept')}</p>
        </Card>
        <Card title={t('versions')}>
          <dl className="about-facts">
            <dt className="label">{t('release')}</dt>
            <dd>{me.release}</dd>
            <dt className="label">{t('catalogue')}</dt>
            <dd>{me.catalogueRelease}</dd>
            <dt className="label">{t('clinic')}</dt>
            <dd>{me.clinic.name}</dd>
            <dt className="label">{t('zone')}</dt>
            <dd>{me.clinic.zone}</dd>
            <dt className="label">{t('licence')}</dt>
            <dd>{t('licenceLong')}</dd>
          </dl>
        </Card>
      </div>
    </Page>
  );
}
