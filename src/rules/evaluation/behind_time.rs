//! Less executed by the month of a monitoring table than the time that is gone: the lights of the monitoring systems.

use super::rate::rate;
use crate::model::keys;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::Stage;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "execution-behind-time",
    severity: Severity::Warning,
    says: "监控表的支出进度落后于序时进度：不到八成亮黄灯，不到六成亮红灯（算错误）",
    example: "报到 7 月，执行率 30%，只有序时进度的 51%",
    check: Check::Form(check),
};

/// The shares of the time gone, in percent, below which the lights are yellow and red.
const YELLOW: Decimal = Decimal::from_parts(80, 0, 0, false, 0);
const RED: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

fn check(view: &FormView<'_>, report: &mut Report) {
    let month = view.form.field(keys::MONTH).trim().parse::<u32>().ok().filter(|month| (1..=12).contains(month));
    let Some(month) = month.filter(|_| view.stage == Stage::Monitoring) else { return };
    let gone = Decimal::from(month * 100) / Decimal::from(12);
    let Some(rate) = rate(view) else { return };
    let Some(share) = (rate * Decimal::ONE_HUNDRED).checked_div(gone).filter(|share| *share < YELLOW) else { return };
    let red = share < RED;
    let light = if red { "红灯" } else { "黄灯" };
    let [rate, gone, share] = [rate.round_dp(2), gone.round_dp(2), share.round_dp(0)].map(|number| number.normalize());
    let message = format!("{light}：到 {month} 月的执行率 {rate}%，序时进度是 {gone}%，只有它的 {share}%");
    let found = Found::field("funds.executed.total", message).graded_if(red, Severity::Error);
    report.add(view.form.id, found.hint("请核对执行数；确实慢的，写明原因，或申请调整"));
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{findings, form};

    fn lights(month: &str, executed: &str, stage: &str) -> Vec<Severity> {
        let form = form("generic").with(&[
            ("title", stage),
            ("month", month),
            ("funds.initial.total", "100"),
            ("funds.executed.total", executed),
        ]);
        findings("execution-behind-time", &[form]).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn lights_of_the_systems() {
        // Seven of twelve months are 58.33 %: red below 35 %, yellow below 46.67 %.
        assert_eq!(lights("7", "34.9", "绩效运行监控表"), [Severity::Error]);
        assert_eq!(lights("7", "35", "绩效运行监控表"), [Severity::Warning]);
        assert_eq!(lights("7", "46.6", "绩效运行监控表"), [Severity::Warning]);
        assert_eq!(lights("7", "46.7", "绩效运行监控表"), []);
        assert_eq!(lights("", "1", "绩效运行监控表"), []);
        assert_eq!(lights("7", "", "绩效运行监控表"), []);
        assert_eq!(lights("7", "1", "项目支出绩效自评表"), []);
    }
}
