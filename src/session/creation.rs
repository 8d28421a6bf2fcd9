//! The time that exported files record as that of their creation.

use crate::base::visible::visible;
use std::env;
use std::ffi::OsStr;
use std::time::SystemTime;

/// The variable that sets it, so that the same forms give the same bytes (reproducible-builds.org).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";
/// The last second of the year 9999, the last that files can record.
const LATEST: i64 = 253_402_300_799;

/// The environment names a time that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("环境变量 {VARIABLE} 的值“{}”不能用，没有写出文件：请写 1970 年以来的秒数，或取消这个变量", visible(.0))]
pub struct NoTime(String);

/// Returns the time in seconds since 1970 (UTC): that of the environment, else now.
pub fn creation_time() -> Result<i64, NoTime> {
    match env::var_os(VARIABLE) {
        Some(set) => read(&set),
        None => Ok(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)),
    }
}

fn read(set: &OsStr) -> Result<i64, NoTime> {
    let digits = set.to_str().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let seconds = digits.and_then(|digits| digits.parse().ok()).filter(|seconds| *seconds <= LATEST);
    seconds.ok_or_else(|| NoTime(set.to_string_lossy().into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_seconds_are_a_time() {
        assert_eq!(read(OsStr::new("1600000000")), Ok(1_600_000_000));
        for text in ["", "-1", "1.5", "2026-01-01", " 1", "+1", "253402300800", "99999999999999999999"] {
            let said = read(OsStr::new(text)).expect_err(text).to_string();
            assert!(said.contains(&format!("“{text}”")), "{said}");
        }
    }
}
