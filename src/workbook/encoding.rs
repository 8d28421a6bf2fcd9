//! Decodes files that are plain text: markup and separated values, from systems that write UTF-8, UTF-16 or GBK.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// How many bytes at the beginning of a file may name its encoding.
const HEAD: usize = 1_024;

/// The text of `bytes`: by its byte order mark, else by the encoding that markup names at its beginning, else as UTF-8 if
/// that is what it is, else as GB18030, which includes GBK and GB 2312. What cannot be decoded becomes U+FFFD.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let named = || named(bytes).filter(|encoding| *encoding != UTF_8);
    // Systems name one encoding and write another: what is sound UTF-8 with Chinese in it is nothing else.
    let by_content = || if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { named().unwrap_or(GB18030) };
    let encoding = Encoding::for_bom(bytes).map_or_else(by_content, |(encoding, _)| encoding);
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that an XML declaration (`encoding="…"`) or an HTML page (`charset=…`) names.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let after = ["encoding=", "charset="].iter().find_map(|word| head.split_once(word))?.1;
    let label = after.trim_start_matches(['"', '\'']);
    Encoding::for_label(label.split(['"', '\'', ';', '>', ' ', '?']).next()?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::UTF_16LE;

    #[test]
    fn encodings_of_web_systems() {
        let gbk = |text: &str| GB18030.encode(text).0.into_owned();
        assert_eq!(decoded("项目,值".as_bytes()), "项目,值");
        assert_eq!(decoded("\u{feff}项目".as_bytes()), "项目");
        assert_eq!(decoded(&gbk("项目,㐀")), "项目,㐀");
        assert_eq!(decoded(&gbk("<meta charset=gb2312>项目")), "<meta charset=gb2312>项目");
        assert_eq!(decoded(&gbk("<?xml encoding='GBK'?>项目")), "<?xml encoding='GBK'?>项目");
        assert_eq!(decoded("<meta charset=\"gbk\">项目".as_bytes()), "<meta charset=\"gbk\">项目");
        let wide: Vec<u8> = "\u{feff}项目".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide), "项目");
        assert_eq!(Encoding::for_bom(&wide).map(|(encoding, _)| encoding), Some(UTF_16LE));
        assert_eq!(decoded(b"\xff"), "\u{fffd}");
        assert_eq!(decoded(b""), "");
    }
}
