/** Checks an exported record, or an exported batch by its manifest; it may come from another station. */
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type AuditVerdict, fingerprintSchema } from '../../../../shared/contract/audit.ts';
import { useSurroundings, useText } from '../../api/context.tsx';
import { uploadFile } from '../../api/upload-file.ts';
import { useAction } from '../../api/use-action.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Revealed } from '../../ui/Revealed.tsx';
import styles from './Audit.module.css';
import { VerdictNotice } from './VerdictNotice.tsx';

const kinds = ['checked', 'file', 'earlier'] as const;
type Kind = (typeof kinds)[number];

export function VerifyRecordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [files, setFiles] = useState<Files>({});
  const [key, setKey] = useState('');
  const isKey = key.trim() === '' || fingerprintSchema.safeParse(key.trim()).success;
  const { verify, verdict, forget } = useVerifying(files, key.trim());
  return (
    <Dialog
      title={t('window.audit.verify')}
      closeLabel={t('window.close-dialog')}
      width="wide"
      onClose={onClose}
      actions={
        <Button
          look="primary"
          isDisabled={files.checked === undefined || !isKey}
          isPending={verify.isPending}
          onPress={() => void verify.run()}
        >
          {t(verify.isPending ? 'window.audit.verifying' : 'window.audit.verify.do')}
        </Button>
      }
    >
      <p>{t('window.audit.verify.text')}</p>
      <ChosenFiles
        files={files}
        onChoose={(chosen) => {
          forget();
          setFiles(chosen);
        }}
      />
      <TextField
        label={t('window.audit.key')}
        hint={t('window.audit.key.hint')}
        value={key}
        onChange={setKey}
        error={isKey ? undefined : t('window.audit.key.error')}
        maxLength={100}
        isCode
      />
      {verify.failure !== undefined && <FailureNotice failure={verify.failure} />}
      {verdict !== undefined && (
        <Revealed>
          <VerdictNotice verdict={verdict} />
        </Revealed>
      )}
    </Dialog>
  );
}

type Files = Partial<Record<Kind, File>>;

function useVerifying({ checked, file, earlier }: Files, key: string) {
  const { engine } = useSurroundings().station;
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const verify = useAction(async () => {
    if (checked === undefined) return;
    setVerdict(undefined);
    const upload = (each: File) => uploadFile(engine, { name: each.name, content: each });
    setVerdict(
      await engine.request('audit.verify', {
        uploadId: await upload(checked),
        ...(file === undefined ? {} : { fileUploadId: await upload(file) }),
        ...(earlier === undefined ? {} : { earlierUploadId: await upload(earlier) }),
        ...(key === '' ? {} : { key }),
      }),
    );
  });
  return { verify, verdict, forget: () => setVerdict(undefined) };
}

function ChosenFiles({ files, onChoose }: { readonly files: Files; readonly onChoose: (files: Files) => void }) {
  return (
    <div className={styles['files']}>
      {kinds.map((kind) => (
        <ChosenFile key={kind} kind={kind} file={files[kind]} onChoose={(file) => onChoose({ ...files, [kind]: file })} />
      ))}
    </div>
  );
}

interface ChosenFileProps {
  readonly kind: Kind;
  readonly file: File | undefined;
  readonly onChoose: (file: File) => void;
}

function ChosenFile({ kind, file, onChoose }: ChosenFileProps) {
  const t = useText();
  return (
    <div className={styles['file']}>
      <FileTrigger
        onSelect={(chosen) => {
          const first = chosen?.[0];
          if (first !== undefined) onChoose(first);
        }}
      >
        <Button>{t(`window.audit.file.${kind}`)}</Button>
      </FileTrigger>
      <span role="status">{file?.name ?? t(`window.audit.file.${kind}.none`)}</span>
    </div>
  );
}
