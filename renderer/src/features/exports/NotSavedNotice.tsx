/** The file is made and on record, but not yet anywhere that a person chose. */
import { useText } from '../../api/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export interface NotSavedNoticeProps {
  readonly isPending: boolean;
  readonly onSave: () => void;
}

export function NotSavedNotice({ isPending, onSave }: NotSavedNoticeProps) {
  const t = useText();
  return (
    <Notice
      kind="info"
      title={t('window.exports.not-saved')}
      actions={
        <Button isPending={isPending} onPress={onSave}>
          {t('window.exports.not-saved.do')}
        </Button>
      }
    >
      <p>{t('window.exports.not-saved.text')}</p>
    </Notice>
  );
}
