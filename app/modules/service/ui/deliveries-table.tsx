import type { ReactElement } from "react";

import { Badge } from "~/ui/badge";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "~/ui/table";
import type { Translate } from "~/format/texts";
import type { ServiceOverview } from "../domain/service-overview";

type DeliveriesTableProps = Pick<ServiceOverview, "deliveries"> & { readonly t: Translate };

/** The parts of the installation with their protocol, coordinator, survey and warranty (R1.6). */
export function DeliveriesTable({ deliveries, t }: DeliveriesTableProps): ReactElement {
  if (deliveries.length === 0) {
    return (
      <Empty icon="service" title={t("noDeliveriesTitle")}>
        {t("noDeliveries")}
      </Empty>
    );
  }
  return (
    <Table caption={t("deliveriesCaption")} captionHidden>
      <TableHead>
        <ColumnHead>{t("module")}</ColumnHead>
        <ColumnHead>{t("poc")}</ColumnHead>
        <ColumnHead>{t("coordinator")}</ColumnHead>
        <ColumnHead>{t("survey")}</ColumnHead>
        <ColumnHead>{t("warranty")}</ColumnHead>
      </TableHead>
      <TableBody>
        {deliveries.map(({ id, category, pocSignedOn, coordinator, surveyOn, warrantyUntil }) => (
          <Row key={id}>
            <RowHead>{t(`name.${category}`)}</RowHead>
            <Cell label={t("poc")}>
              {pocSignedOn === null ? <Badge sign="clock">{t("toCome")}</Badge> : <Day date={pocSignedOn} />}
            </Cell>
            <Cell label={t("coordinator")}>{coordinator}</Cell>
            <Cell label={t("survey")} isVoid={surveyOn === null}>
              {surveyOn !== null && <Day date={surveyOn} />}
            </Cell>
            <Cell label={t("warranty")} isVoid={warrantyUntil === null}>
              {warrantyUntil !== null && <Day date={warrantyUntil} />}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
