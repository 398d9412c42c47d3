/* The built-in widths beside those of Pango with the named font: for 200 strings a script, in both weights, none may
 * differ by more than 5 %. Needs pangocairo and Debian's fonts-noto-core; a font that is not installed skips its test,
 * loudly. */
#include <criterion/criterion.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "text/measure.h"

enum { STRINGS = 200, FONT_SIZE = 1000, LIMIT_PER_MILLE = 50 };

typedef struct script {
	const char *family;
	const char *words; /* parted by blanks */
} script;

static const script latin = {
	"Noto Sans",
	"customer reads reviews and testimonials before she visits the Store compares prices online Waits at checkout "
	"AVATAR "
	"Type To pays with Voucher receives Thank-you card returns faulty kettle, asks (again) for help: \"why?\" 45 % "
	"12.50 "
	"EUR e-mail pelanggan menunggu di kasir membandingkan harga Überprüfung Größe Straße Käufer même forêt réclamation "
	"señora niño dłużej żółty můžete příště çünkü değil ağaç ơn được Việt KPI NPS W/V fjord office AWAY Yes.",
};
static const script cyrillic = {
	"Noto Sans",
	"Покупатель читает отзывы и сравнивает цены на сайте Магазина затем приходит в торговый зал спрашивает Продавца "
	"ждёт у кассы Гулять Туда получает чек, возвращает товар (снова) 45 % через 3 дня; оценка ниже Ґанок їжак її "
	"український љубав њега ћирилица Џеп Уход ГОСТ ТАУ обслуживание доставка подарок съёмка объявление Ыщ Фото Ж",
};
static const script greek = {
	"Noto Sans",
	"Ο πελάτης διαβάζει κριτικές και συγκρίνει τιμές στο διαδίκτυο Ύστερα επισκέπτεται το κατάστημα ρωτάει "
	"τον πωλητή περιμένει στο ταμείο Παραλαμβάνει παραγγελία, επιστρέφει προϊόν (ξανά) 45 % σε 3 ημέρες; Αθήνα "
	"Θεσσαλονίκη Ψάρι Ξένος Ωραία ΑΥΤΟ ΤΑ εξυπηρέτηση ποιότητα ευχαριστώ Ρόδος Γιώργος Φύλλο Λάθος",
};
static const script arabic = {
	"Noto Sans Arabic",
	"العميل يقرأ التقييمات ويقارن الأسعار على الموقع ثم يزور المتجر ويسأل البائع خدمة العملاء الدفع عند الاستلام "
	"مرحبا بكم في متجرنا الجديد سؤال وجواب حول المنتجات المتاحة لا إلى الآن الإرجاع بطاقة شكر رسالة الكترونية انتظار "
	"طويل عند الصندوق شكوى هاتف لأن للأطفال والآخرين جودة ممتازة مشكلة ضعف التوصيل مُنتَج عَرَبِيّ الله فرصة، مرحلة؟ "
	"قبل أثناء بعد زيارة أولى ثانية هدية لؤلؤ مئة شيء ماء پنج چهار گفتگو که می\u200Cخواهم کیفیت ٹکٹ ہے بڑے",
};
static const script hebrew = {
	"Noto Sans Hebrew",
	"הלקוח קורא ביקורות ומשווה מחירים באתר אחר כך מבקר בחנות שואל את המוכר ממתין בקופה מקבל קבלה מחזיר מוצר פגום "
	"(שוב) שירות לקוחות משלוח הזמנה תודה רבה איכות מצוינת שָׁלוֹם לְכֻלָּם צריך עוד זמן? אין, יש ץףךםן חוויה ראשונה",
};
static const script devanagari = {
	"Noto Sans Devanagari",
	"ग्राहक समीक्षाएँ पढ़ता है और ऑनलाइन मूल्य की तुलना करता दुकान में प्रवेश विक्रेता से पूछता भुगतान के लिए प्रतीक्षा उत्पाद "
	"वापस लौटाना सेवा श्रेष्ठ गुणवत्ता धन्यवाद पत्र ज्ञान क्षेत्र त्रुटि विश्वास महत्त्वपूर्ण कृपया शिकायत दर्ज करें अच्छा अनुभव स्थिति "
	"निर्णय कार्यक्रम संपर्क राष्ट्रीय विद्यालय प्रश्न उत्तर द्वार शुद्ध चिह्न ब्राह्मण दर्द पर्व र्‍हास मित्र हिन्दी ट्रक "
	"ड्रम "
	"ह्रस्व",
};
static const script thai = {
	"Noto Sans Thai",
	"ลูกค้า อ่านรีวิว เปรียบเทียบราคา ออนไลน์ แล้วไปที่ร้านค้า ถามพนักงานขาย รอชำระเงิน ได้รับใบเสร็จ คืนสินค้า บริการดีมาก "
	"ขอบคุณ น้ำใจ ทำได้ คำถาม ปัญหา จัดส่ง ล่าช้า คุณภาพ ที่ ก่อน ระหว่าง หลัง เยี่ยมชม ผู้ใหญ่ เด็กๆ ฯลฯ กตัญญู ฐานะ ป้าย "
	"โปรโมชั่น ใช้ ไม่ใช่ กี่บาท ๑๒๓ เพื่อน ชื่อ ฝึก ฟื้น",
};

/* Read by the leak checker, where there is one: fontconfig keeps what it read of its configuration. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* One to eight words of the list, drawn by chance but the same everywhere. A string of one short word says nothing
 * about text on a map, so it has at least six letters or so. */
static void make_string(const script *from, uint32_t *random, GString *out)
{
	gchar **words = g_strsplit(from->words, " ", -1);
	guint count = g_strv_length(words);
	g_string_truncate(out, 0);
	uint32_t wanted = 1 + next_random(random) % 8;
	while (wanted > 0 || g_utf8_strlen(out->str, -1) < 6) {
		if (out->len > 0) g_string_append_c(out, ' ');
		g_string_append(out, words[next_random(random) % count]);
		if (wanted > 0) wanted--;
	}
	g_strfreev(words);
}

static bool has_family(PangoFontMap *map, const char *family)
{
	PangoFontFamily **families;
	int count;
	bool found = false;
	pango_font_map_list_families(map, &families, &count);
	for (int i = 0; i < count; i++) found |= strcmp(pango_font_family_get_name(families[i]), family) == 0;
	g_free(families);
	return found;
}

/* A layout that measures without hinting or rounding. Give it back with g_object_unref. */
static PangoLayout *make_layout(PangoFontMap *map, const char *family, jn_text_weight weight)
{
	PangoContext *context = pango_font_map_create_context(map);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
	PangoFontDescription *font = pango_font_description_new();
	pango_font_description_set_family(font, family);
	pango_font_description_set_weight(font, weight == JN_TEXT_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, FONT_SIZE * PANGO_SCALE);
	PangoLayout *layout = pango_layout_new(context);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	g_object_unref(context);
	return layout;
}

/* The width in 1/1000 em, as ours is. */
static int32_t pango_width(PangoLayout *layout, const char *text)
{
	int width, height;
	pango_layout_set_text(layout, text, -1);
	pango_layout_get_size(layout, &width, &height);
	return (int32_t)((int64_t)width * JN_TEXT_EM / FONT_SIZE / PANGO_SCALE);
}

static void compare(const script *of, const char *name)
{
	PangoFontMap *map = pango_cairo_font_map_new();
	if (!has_family(map, of->family)) {
		fprintf(stderr, "SKIPPED: the font \"%s\" is not installed; widths of %s text are not compared\n", of->family,
				name);
		g_object_unref(map);
		cr_skip_test("font \"%s\" is not installed", of->family);
	}
	uint32_t random = 2026;
	int32_t worst = 0;
	int64_t ours = 0, theirs = 0;
	GString *text = g_string_new("");
	for (int weight = JN_TEXT_REGULAR; weight <= JN_TEXT_BOLD; weight++) {
		PangoLayout *layout = make_layout(map, of->family, (jn_text_weight)weight);
		for (int i = 0; i < STRINGS; i++) {
			make_string(of, &random, text);
			int32_t real = pango_width(layout, text->str);
			int32_t width = jn_text_width(jn_str_c(text->str), (jn_text_weight)weight);
			int32_t per_mille = abs(width - real) * 1000 / real;
			if (per_mille > worst) worst = per_mille;
			ours += width, theirs += real;
			cr_expect_leq(per_mille, LIMIT_PER_MILLE, "%s: \"%s\" is %d wide, Pango says %d", name, text->str, width,
						  real);
		}
		g_object_unref(layout);
	}
	fprintf(stderr, "%-10s %d strings, worst %d.%d %%, in sum %+.2f %%\n", name, 2 * STRINGS, worst / 10, worst % 10,
			100.0 * (double)(ours - theirs) / (double)theirs);
	g_string_free(text, TRUE);
	g_object_unref(map);
}

Test(pango, latin)
{
	compare(&latin, "Latin");
}

Test(pango, cyrillic)
{
	compare(&cyrillic, "Cyrillic");
}

Test(pango, greek)
{
	compare(&greek, "Greek");
}

Test(pango, arabic)
{
	compare(&arabic, "Arabic");
}

Test(pango, hebrew)
{
	compare(&hebrew, "Hebrew");
}

Test(pango, devanagari)
{
	compare(&devanagari, "Devanagari");
}

Test(pango, thai)
{
	compare(&thai, "Thai");
}
