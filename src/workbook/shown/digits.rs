//! Numbers as decimal digits, rounded as spreadsheets round them.

/// The significant digits that Excel keeps. More would show the error of binary fractions.
const DIGITS: usize = 15;

/// The shortest text of `value` with 15 significant digits: 630.51, not 630.5099999999999.
pub(crate) fn plain(value: f64) -> String {
    let scientific = format!("{value:.*e}", DIGITS - 1);
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let Ok(exponent) = exponent.parse::<i32>() else { return scientific };
    if !(-20..=20).contains(&exponent) {
        return format!("{value:E}");
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let text = if exponent < 0 {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        format!("0.{zeros}{digits}")
    } else {
        let whole = exponent as usize + 1;
        let padded = format!("{digits:0<whole$}");
        let (before, after) = padded.split_at(whole);
        format!("{before}.{after}")
    };
    let text = without_zeros(&text);
    // No -0.
    if text == "0" { text } else { sign.to_owned() + &text }
}

/// `value` with `decimals` decimals, rounded half up as spreadsheets and people do: 0.285 → 0.29.
pub(super) fn fixed(value: f64, decimals: usize) -> String {
    // Rounded on the decimal digits: as a binary fraction 0.285 is less than a half above 0.28.
    let text = plain(value);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    if fraction.len() <= decimals || text.contains('E') {
        return if decimals == 0 { whole.to_owned() } else { format!("{whole}.{fraction:0<decimals$}") };
    }
    let (kept, dropped) = fraction.split_at(decimals);
    let up = dropped.starts_with(['5', '6', '7', '8', '9']);
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if up {
        let mut place = digits.len();
        loop {
            if place == 0 {
                digits.insert(0, b'1');
                break;
            }
            place -= 1;
            match digits.get_mut(place) {
                Some(digit) if *digit == b'9' => *digit = b'0',
                Some(digit) => {
                    *digit += 1;
                    break;
                }
                None => break,
            }
        }
    }
    let text: String = digits.into_iter().map(char::from).collect();
    let (whole, fraction) = text.split_at(text.len() - decimals);
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// `text` without trailing zeros after the decimal point.
fn without_zeros(text: &str) -> String {
    if !text.contains('.') {
        return text.to_owned();
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
