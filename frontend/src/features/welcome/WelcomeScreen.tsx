import { t } from '~/strings/strings';

export function WelcomeScreen() {
  return (
    <main>
      <h1>{t('welcome.title')}</h1>
    </main>
  );
}
