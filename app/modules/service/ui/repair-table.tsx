import type { ReactElement } from "react";

import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import { useTexts } from "~/ui/texts";
import { serviceLevelOf } from "../domain/service-level";
import type { ServiceOverview } from "../domain/service-overview";

type RepairTableProps = Pick<ServiceOverview, "modules" | "serviceLevel">;

/** Per module: what counts for a major outage, and for the rest (R9.1). */
export function RepairTable({ modules, serviceLevel }: RepairTableProps): ReactElement {
  const t = useTexts("service", "names");
  return (
    <Table caption={t("repairCaption")} captionHidden className="mt-4">
      <TableHead>
        <ColumnHead>{t("module")}</ColumnHead>
        <ColumnHead>{t("majorOutage")}</ColumnHead>
        <ColumnHead>{t("nuisance")}</ColumnHead>
      </TableHead>
      <TableBody>
        {modules.map((category) => {
          const isGuaranteed = serviceLevelOf(category, serviceLevel.code) === serviceLevel.code;
          return (
            <Row key={category}>
              <RowHead>{t(`category.${category}`)}</RowHead>
              <Cell label={t("majorOutage")}>
                {isGuaranteed
                  ? t(`within.${serviceLevel.countedHours}`, { hours: serviceLevel.repairHours })
                  : t("bestEffort")}
              </Cell>
              <Cell label={t("nuisance")}>{t("bestEffortOffice")}</Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
