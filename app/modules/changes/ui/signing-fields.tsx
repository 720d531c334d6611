import type { ReactElement, ReactNode } from "react";

import type { LocalDate } from "~/kernel/local-date";
import { formatDate } from "~/format/format-date";
import { Field } from "~/ui/field";
import { useReader } from "~/ui/texts";
import { fieldOf, type FieldProblem, type SigningField, type SigningFields } from "../domain/prepared/signing-fields";
import { signingProblemWords } from "../words/signing-words";

type SigningFieldsProps = {
  readonly values: SigningFields;
  readonly problems: readonly FieldProblem[];
  /** The last day that can be signed. */
  readonly latest: LocalDate;
  /** What is said of the first day beside its limit. */
  readonly dayNote?: ReactNode;
  readonly amountHint?: string;
  /** Absent: the form keeps what is typed. */
  readonly onChange?: (field: SigningField, value: string) => void;
};

/** The names of the fields are those that `parseSigningForm` reads. */
export function SigningFieldset(props: SigningFieldsProps): ReactElement {
  const reader = useReader();
  const t = reader.texts("prepare");
  const { values, problems, latest, dayNote, amountHint, onChange } = props;
  const errorOf = (field: SigningField): string | undefined => {
    const words = problems.filter((problem) => fieldOf(problem) === field);
    return words.length === 0 ? undefined : words.map((problem) => signingProblemWords(problem, reader)).join(" ");
  };
  const attributes = (field: SigningField) => ({
    name: `prepare.${field}`,
    id: `prepare-${field}`,
    error: errorOf(field),
    ...(onChange === undefined
      ? { defaultValue: values[field] }
      : {
          value: values[field],
          onChange: (event: { readonly currentTarget: HTMLInputElement }) => {
            onChange(field, event.currentTarget.value);
          },
        }),
  });
  const amount = { inputMode: "decimal", autoComplete: "off" } as const;
  return (
    <div className="grid gap-3 mt-3">
      <Field
        {...attributes("submitOn")}
        type="date"
        max={latest}
        label={t("fieldSubmitOn")}
        hint={
          <>
            {t("fieldSubmitOnHint", { date: formatDate(latest, "long", reader.language) })} {dayNote}
          </>
        }
      />
      <Field {...attributes("lastOn")} type="date" max={latest} label={t("fieldLastOn")} hint={t("fieldLastOnHint")} />
      <Field {...attributes("maxBuyOut")} {...amount} label={t("fieldMaxBuyOut")} />
      <Field {...attributes("maxOneTime")} {...amount} label={t("fieldMaxOneTime")} hint={amountHint} />
    </div>
  );
}
